/** A project of a user: two scenarios of the library in files of its own, and the plain bank as the target. */
import { copyFileSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { folder, type Outcome, type Running, recordIn, startIn } from './stepproof.ts'

const root = resolve(import.meta.dirname, '../..')
const reuse = 'otp-replay/reuse-totp-code'
const swap = 'txn-unbound/swap-transaction-after-approval'
export const ids = { reuse, swap } as const

export interface Project {
  readonly folder: string
  /** `run` with its scenarios and target. */
  start(...flags: string[]): Running
  run(...flags: string[]): Promise<Outcome>
  write(file: string, text: string): void
  read(file: string): string
  record(): ReturnType<typeof recordIn>
}

export function makeProject(): Project {
  const place = folder()
  mkdirSync(join(place, 'node_modules'))
  symlinkSync(root, join(place, 'node_modules/stepproof'))
  const write = (file: string, text: string) => writeFileSync(join(place, file), text)
  const read = (file: string) => readFileSync(join(place, file), 'utf8')
  write('package.json', '{ "type": "module" }')
  copyFileSync(join(root, `scenarios/${reuse}.ts`), join(place, 'reuse.ts'))
  copyFileSync(join(root, `scenarios/${swap}.ts`), join(place, 'swap.ts'))
  write('said.ts', "export const said = 'Somebody looks on.'\n")
  write('reuse.ts', `import { said } from './said.ts'\n${read('reuse.ts').replace(/story:\s+'[^']*'/, 'story: said')}`)
  write('scenarios.ts', listOf('reuse', 'swap'))
  const target = join(root, 'test/targets/plain-bank/target.ts')
  const start = (...flags: string[]) =>
    startIn(place, 'run', '--scenarios', 'scenarios.ts', '--target', target, '--reporter', 'junit', '--out', 'out', ...flags)
  return {
    folder: place,
    start,
    run: (...flags) => start(...flags).done,
    write,
    read,
    record: () => recordIn(join(place, 'out')),
  }
}

/** The text of a list of scenarios. */
export function listOf(...files: readonly ('reuse' | 'swap')[]): string {
  const names = { reuse: 'reuseTotpCode', swap: 'swapTransactionAfterApproval' } as const
  const imports = files.map((file) => `import { ${names[file]} } from './${file}.ts'\n`)
  return `${imports.join('')}export const scenarios = [${files.map((file) => names[file]).join(', ')}]\n`
}
