/** `stepproof verify-log`: whether the audit log of a served reference is what was written, all of it and in order. */
import { readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { Command } from 'commander'
import { ConfigError, messageOf } from '../../errors.ts'
import { verifyReferenceLog } from '../../targets/reference.ts'
import { exitCodes } from '../exit-codes.ts'
import { flags } from '../options.ts'
import { say, sayJson } from '../output.ts'
import { stateFiles } from '../state-folder.ts'

interface VerifyLogFlags {
  readonly state: string
  readonly json: boolean
}

export function verifyLogCommand(): Command {
  return new Command('verify-log')
    .description('check the audit log of `serve`: finds any event that was edited, removed, put in or moved')
    .addOption(flags.state())
    .addOption(flags.json())
    .action(({ state, json }: VerifyLogFlags) => {
      const folder = resolve(state)
      const file = join(folder, stateFiles.database)
      const report = verified(file, join(folder, stateFiles.key))
      if (json) sayJson({ file, ...report })
      else say(described(file, report))
      process.exitCode = report.firstBreak === null ? exitCodes.defended : exitCodes.breached
    })
}

function verified(file: string, keyFile: string): ReturnType<typeof verifyReferenceLog> {
  try {
    return verifyReferenceLog(file, readFileSync(keyFile))
  } catch (error) {
    throw new ConfigError(`${file} and ${keyFile} cannot be read as the state of \`serve\`: ${messageOf(error)}; see --state`, {
      cause: error,
    })
  }
}

function described(file: string, { events, from, to, firstBreak }: ReturnType<typeof verifyReferenceLog>): string {
  const period = from === null || to === null ? '' : `, ${new Date(from).toISOString()} to ${new Date(to).toISOString()}`
  const found =
    firstBreak === null ? 'whole and in order' : `NOT what was written, from event ${firstBreak.number} on: ${firstBreak.says}`
  return `${file}: ${events} events${period}\nThe log is ${found}.`
}
