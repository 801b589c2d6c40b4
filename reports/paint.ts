/** Colour for a terminal. It only ever repeats what a word or a sign already says. */
import type { Changes } from '../harness/changes-record.ts'
import type { VerdictKind } from '../harness/record.ts'

export interface TerminalOptions {
  readonly colour: boolean
  /** The record as seen from where commands are typed, for the ones that are printed; default `run.json`. */
  readonly recordFile?: string
  /** Default `null`: the run is compared with none. */
  readonly changes?: Changes | null
}

export interface Paint {
  bold(text: string): string
  faint(text: string): string
  verdict(kind: VerdictKind, text: string): string
}

const codes: Readonly<Record<VerdictKind, string>> = { breached: '31', inconclusive: '33', defended: '32', 'not-applicable': '2' }

const styled = (code: string, text: string) => `\u{1b}[${code}m${text}\u{1b}[0m`

const colours: Paint = {
  bold: (text) => styled('1', text),
  faint: (text) => styled('2', text),
  verdict: (kind, text) => styled(codes[kind], text),
}

const plain: Paint = { bold: (text) => text, faint: (text) => text, verdict: (_kind, text) => text }

export function paintFor(options: TerminalOptions): Paint {
  return options.colour ? colours : plain
}
