/** What a finished run is held against: known findings and gates of the configuration, gates of flags, an earlier record. */
import { Option } from 'commander'
import { z } from 'zod'
import type { Changes } from '../changes-record.ts'
import { type Gates, gatesSchema, type KnownEntry } from '../config.ts'
import { ConfigError } from '../errors.ts'
import type { RunRecord } from '../record.ts'
import { compare } from '../regression/compare.ts'
import { problemsOf } from '../regression/gate.ts'
import { isAbout, withKnown } from '../regression/known.ts'
import type { Problem } from '../regression/problem.ts'
import type { Selectable } from '../regression/select.ts'
import { loadConfig } from './config-file.ts'
import { checkIds } from './options.ts'
import { readRecord } from './record-file.ts'

export interface RuleFlags {
  readonly baseline?: string
  readonly config?: string
  readonly atLeast: NonNullable<Gates['atLeast']>
  readonly atMost: NonNullable<Gates['atMost']>
}

export const ruleFlags = {
  baseline: () =>
    new Option('--baseline <run.json>', 'say what changed since that record; what is no longer judged fails the run'),
  config: () => new Option('--config <file>', 'known findings and gates (default: stepproof.config.ts, .js or .json here)'),
  atLeast: () =>
    new Option('--at-least <gates>', 'least number of checks that are judged or defended, such as judged=400,defended=390')
      .argParser((text) => gates('--at-least', text, gatesSchema.shape.atLeast.unwrap()))
      .default({}, 'judged=1'),
  atMost: () =>
    new Option('--at-most <gates>', 'most checks that may be breached, inconclusive or known findings, such as known=3')
      .argParser((text) => gates('--at-most', text, gatesSchema.shape.atMost.unwrap()))
      .default({}, 'breached=0,inconclusive=0'),
} as const

export interface Rules {
  readonly known: readonly KnownEntry[]
  readonly gates: Gates
  /** Where the known findings stand. */
  readonly file: string
  readonly baseline: { readonly file: string; readonly record: BaselineRecord } | null
}

/** An earlier run without its evidence. */
type BaselineRecord = Pick<RunRecord, 'suite' | 'seed' | 'startedDateTime' | 'target'> & {
  readonly attempts: readonly (Selectable & Pick<RunRecord['attempts'][number], 'verdict' | 'known'>)[]
}

/** @throws ConfigError when a file cannot be read or is not what it should be */
export async function loadRules(flags: RuleFlags): Promise<Rules> {
  const { file, config } = await loadConfig(flags.config)
  return {
    known: config.known ?? [],
    gates: {
      atLeast: { ...config.gates?.atLeast, ...flags.atLeast },
      atMost: { ...config.gates?.atMost, ...flags.atMost },
    },
    file,
    baseline: flags.baseline === undefined ? null : { file: flags.baseline, record: withoutEvidence(readRecord(flags.baseline)) },
  }
}

/** @throws ConfigError naming the first known finding about something that there is not */
export function checkKnown({ known, file }: Rules, checks: readonly string[]): void {
  for (const [index, entry] of known.entries()) {
    const member = entry.attempt === undefined ? 'scenario' : 'attempt'
    const ids = entry.attempt === undefined ? [...new Set(checks.map((id) => id.slice(0, id.indexOf('['))))] : checks
    if (!checks.some((id) => isAbout(entry, id))) checkIds(`${file}: known[${index}].${member}`, [entry[member] ?? ''], ids)
  }
}

export interface Scope {
  /** Ids of all checks that there are. */
  readonly checks: readonly string[]
  /** Whether an attempt of the baseline was to be made this time too. */
  readonly expected: (attempt: Selectable) => boolean
  /** `YYYY-MM-DD`. */
  readonly today: string
}

export interface Ruling {
  readonly record: RunRecord
  readonly changes: Changes | null
  readonly problems: readonly Problem[]
}

export function ruled(record: RunRecord, { known, gates, file, baseline }: Rules, scope: Scope): Ruling {
  const { checks, expected, today } = scope
  const marked = withKnown(record, { entries: known, today, checks, file })
  const changes =
    baseline === null ? null : compare({ ...baseline, attempts: baseline.record.attempts.filter(expected) }, marked.record)
  return {
    record: marked.record,
    changes,
    problems: [...problemsOf(marked.record, gates, changes), ...marked.problems],
  }
}

function withoutEvidence({ suite, seed, startedDateTime, target, attempts }: RunRecord): BaselineRecord {
  return {
    suite,
    seed,
    startedDateTime,
    target,
    attempts: attempts.map(({ id, class: classId, surface, requirements, verdict, known }) => ({
      id,
      class: classId,
      surface,
      requirements,
      verdict,
      known,
    })),
  }
}

/** `judged=400,defended=390` */
function gates<T>(flag: string, text: string, schema: z.ZodType<T>): T {
  const pairs = text.split(',').map((pair) => pair.split('=') as [string, string?])
  const values = Object.fromEntries(pairs.map(([name, value]) => [name, /^\d+$/.test(value ?? '') ? Number(value) : value]))
  const read = schema.safeParse(values)
  if (read.success) return read.data
  throw new ConfigError(`${flag}: found '${text}':\n${z.prettifyError(read.error)}`)
}
