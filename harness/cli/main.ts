#!/usr/bin/env node
/** The command line: the one place that knows every part. */
import { suite } from '../version.ts'

const leastNode = 24
if (Number(process.versions.node.split('.')[0]) < leastNode) {
  process.stderr.write(`stepproof needs Node.js ${leastNode} or later, this is ${process.versions.node}\n`)
  process.exit(64)
}

const { Command, CommanderError } = await import('commander')
const { exitCodeHelp, exitCodes } = await import('./exit-codes.ts')
const { ConfigError } = await import('../errors.ts')
const { nearest } = await import('./nearest.ts')
const { note } = await import('./output.ts')

/** Commands are loaded when they are asked for: `serve` should not wait for reports. */
const commands = {
  run: async () => (await import('./commands/run.ts')).runCommand(),
  serve: async () => (await import('./commands/serve.ts')).serveCommand(),
  mutate: async () => (await import('./commands/mutate.ts')).mutateCommand(),
  vet: async () => (await import('./commands/vet.ts')).vetCommand(),
  list: async () => (await import('./commands/list.ts')).listCommand(),
  show: async () => (await import('./commands/show.ts')).showCommand(),
  replay: async () => (await import('./commands/replay.ts')).replayCommand(),
  bundle: async () => (await import('./commands/bundle.ts')).bundleCommand(),
  verify: async () => (await import('./commands/verify.ts')).verifyCommand(),
  'verify-log': async () => (await import('./commands/verify-log.ts')).verifyLogCommand(),
} as const

process.on('uncaughtException', (error) => {
  note(`a bug of ours: ${error.stack}`)
  process.exit(exitCodes.bug)
})
// Whoever reads our output may stop reading.
process.stdout.on('error', (error) => {
  if ('code' in error && error.code === 'EPIPE') process.exit()
  throw error
})

const wanted = process.argv[2] ?? ''
const names = Object.keys(commands)
const program = new Command('stepproof')
  .description('Proves that step-up authentication holds: honest people, scripted attackers, verdicts with evidence.')
  .version(suite.version)
  .addHelpText('after', exitCodeHelp)
  .showSuggestionAfterError(false)
  .exitOverride()

try {
  for (const [name, load] of Object.entries(commands)) {
    if (!names.includes(wanted) || name === wanted)
      program.addCommand((await load()).addHelpText('after', exitCodeHelp).exitOverride())
  }
  if (wanted !== '' && !wanted.startsWith('-') && wanted !== 'help' && !names.includes(wanted)) {
    throw new ConfigError(`there is no command '${wanted}'; nearest: ${nearest(wanted, names).join(', ')} (see --help)`)
  }
  if (wanted === '') program.help()
  await program.parseAsync()
} catch (error) {
  process.exitCode = exitCodeFor(error)
  // What a bug left open must not keep the process alive.
  if (process.exitCode === exitCodes.bug) process.exit()
}

function exitCodeFor(error: unknown): number {
  if (error instanceof CommanderError) return error.exitCode === 0 || error.code === 'commander.help' ? 0 : exitCodes.usage
  if (error instanceof ConfigError) {
    note(`stepproof: ${error.message}`)
    return exitCodes.usage
  }
  note(`a bug of ours: ${error instanceof Error ? error.stack : String(error)}`)
  note(`repeat: stepproof ${process.argv.slice(2).join(' ')}`)
  return exitCodes.bug
}
