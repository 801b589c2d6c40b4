/** Runs that every format has to be valid for: the usual ones, the ones that must not pass for a success, and hostile ones. */
import type { Changes } from '../../harness/changes-record.ts'
import type { AttemptRecord } from '../../harness/record.ts'
import type { ReportInput } from '../../reports/index.ts'
import { exampleMatrix, exampleRun, swapPayee } from './example-run.ts'
import { hostileMarkup, unseenCharacters } from './hostile-strings.ts'
import { makeAttempt, makeRecord } from './make-record.ts'
import { poisonRecord } from './poison.ts'

/** A breach that somebody answers for until the end of a year. */
export const knownBreach: AttemptRecord = makeAttempt({
  ...swapPayee,
  scenario: 'txn-toctou/raise-amount-meanwhile',
  id: 'txn-toctou/raise-amount-meanwhile[session]',
  class: 'txn-toctou',
  source: { file: 'attacks/raise amount.ts', line: 12 },
  known: { owner: 'payments', reason: 'the new ledger comes in December', expires: '2026-12-31' },
})

/** Every verdict, a known finding, and one of the plan that did not run: `gate/not-started[api]`. */
export function everyStanding(): ReportInput {
  const record = exampleRun([knownBreach])
  return { record: { ...record, checks: [...record.checks, 'gate/not-started[api]'] }, matrix: null, changes: null }
}

/** What changed since a run in which one scenario more was judged. */
export const changes: Changes = {
  baseline: {
    file: 'before.json',
    suite: { name: 'stepproof', version: '0.1.0' },
    seed: 42,
    startedDateTime: '2026-02-01T09:30:00.000Z',
  },
  newlyBreached: [swapPayee.id],
  fixed: ['replay/totp-code-twice[api]'],
  noLongerJudged: ['gate/removed[session]'],
  added: ['gate/spell-the-path-otherwise[session]'],
  otherwise: [{ id: 'guessing/lock-out-the-victim[session]', before: 'defended', now: 'inconclusive' }],
}

const plain = (record: ReportInput['record']): ReportInput => ({ record, matrix: null, changes: null })
const notApplicable = makeAttempt({ phases: [], verdict: { kind: 'not-applicable', reason: 'no totp' } })

/** Runs that prove nothing, each with what the reader must be told. */
export const worthless: readonly { readonly name: string; readonly input: ReportInput; readonly told: RegExp }[] = [
  { name: 'without attempts', input: plain(makeRecord({ attempts: [], checks: [] })), told: /Nothing was judged/ },
  { name: 'of which nothing is applicable', input: plain(makeRecord({ attempts: [notApplicable] })), told: /Nothing was judged/ },
  {
    name: 'cut short',
    input: plain(makeRecord({ complete: false, checks: [makeAttempt().id, 'gone/away[api]'] })),
    told: /cut short/,
  },
  {
    name: 'that was ended before anything',
    input: plain(makeRecord({ complete: false, attempts: [], checks: ['gone/away[api]'] })),
    told: /cut short/,
  },
]

const poisoned = (text: string): ReportInput => {
  const { record } = everyStanding()
  return { ...everyStanding(), record: poisonRecord(record, text) }
}

export const reportCases: readonly (readonly [string, ReportInput])[] = [
  ['a run with every standing', everyStanding()],
  ['a run that is compared', { ...everyStanding(), matrix: exampleMatrix(), changes }],
  ['a run of an hour', plain(makeRecord({ time: 3_600_000.123 }))],
  ...worthless.map(({ name, input }) => [`a run ${name}`, input] as const),
  ...hostileMarkup.map((text) => [`a run full of ${text}`, poisoned(text)] as const),
  ...unseenCharacters.map(({ name, text }) => [`a run full of ${name}`, poisoned(text)] as const),
  ['a run full of nothing', poisoned('')],
  ['a run full of blanks', poisoned(' \n\t ')],
  ['a run full of percent signs', poisoned('https://localhost:8443/%/%zz?a=[{challenge 1}]#b#c')],
  ['a run full of long texts', poisoned('a'.repeat(100_000))],
]
