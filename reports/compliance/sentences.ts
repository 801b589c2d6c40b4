/** The sentences that every report on requirements says in the same way. None claims that a target meets a standard. */
import { shorten, visibleLine } from '../visible.ts'
import type { Assessment, AssessmentCounts, RequirementAssessment } from './assess.ts'
import type { AttemptEvidence, ScenarioEvidence } from './evidence-for.ts'
import { requirementSigns, verdictsWorstFirst } from './requirement-verdict.ts'
import type { Scope } from './scope.ts'

const mostCharacters = 600

/** What a target or a user wrote, on one line and of bearable length. */
export const line = (text: string) => visibleLine(shorten(text, mostCharacters))

export const disclaimer =
  'This report says what tests showed, and nothing more. A requirement asks for more than attacks can show: supported means that the attacks on it failed, and that they can succeed elsewhere. The words are a short description of each requirement, not its text.'

export function headline({ supported, mapped, contradicted, inconclusive, 'not-tested': notTested }: AssessmentCounts): string {
  return `${supported} of ${mapped} mapped requirements supported by passing evidence, ${contradicted} contradicted, ${inconclusive} inconclusive, ${notTested} not tested`
}

export function besides({ unmapped, 'not-testable': notTestable }: AssessmentCounts): string {
  return `Of the other requirements in the catalogue, ${unmapped} have no scenario and were not tested, ${notTestable} cannot be tested by this tool.`
}

/** Name and value, in the order in which a reader asks. */
export function scopeFacts({ catalogue, scope }: Assessment): readonly (readonly [string, string])[] {
  const { target, suite, matrix } = scope
  return [
    ['Catalogue', `${catalogue.title}, ${catalogue.version} (${catalogue.id})`],
    ['Part of it', catalogue.extent],
    ['Target', `${target.name} at ${target.origin}${target.file === null ? '' : `, from ${target.file}`}`],
    ['Surfaces', scope.surfaces.join(', ')],
    ['Weaknesses planted', scope.weakened.length === 0 ? 'none' : scope.weakened.join(', ')],
    [
      'Suite',
      `${suite.name} ${suite.version}, scenarios ${scope.scenarios === null ? 'of its library' : `from ${scope.scenarios}`}`,
    ],
    ['Run', `${scope.startedDateTime}, seed ${scope.seed}, ${scope.complete ? 'to its end' : 'cut short'}`],
    ['Clock', scope.clock === 'virtual' ? 'virtual: moved by the scenarios' : 'that of the target'],
    ['Command', scope.command],
    ['Attempts', `${scope.judged} judged of ${scope.planned} that the scenarios make on this target`],
    ['Executed checks', `SHA-256 ${scope.checksHash}`],
    [
      'Kill matrix',
      matrix === null
        ? 'none: nothing shows that the attacks can succeed'
        : `${matrix.caught} of ${matrix.planted} weaknesses caught, ${matrix.suite} on ${matrix.target}, ${matrix.startedDateTime}, seed ${matrix.seed}${matrix.complete ? '' : ', cut short'}`,
    ],
  ]
}

/** What a reader must not overlook, worst first; empty when the run left nothing out. */
export function scopeGaps({ weakened, complete, notRun, notApplicable, known, unknownCitations }: Scope): readonly string[] {
  const missing = notRun.reduce((sum, { attempts }) => sum + attempts.length, 0)
  const lacking = notApplicable.reduce((sum, { attempts }) => sum + attempts.length, 0)
  return [
    weakened.length === 0 ? null : `The target was weakened on purpose, without ${weakened.join(', ')}.`,
    complete ? null : 'The run was cut short.',
    missing === 0 ? null : `Did not run: ${some(missing, 'attempt')} of ${some(notRun.length, 'scenario')}.`,
    lacking === 0 ? null : `Not applicable to this target: ${some(lacking, 'attempt')}.`,
    known.length === 0 ? null : `Known findings, which contradict all the same: ${some(known.length, 'breach', 'breaches')}.`,
    unknownCitations.length === 0 ? null : `Scenarios cite what this catalogue does not have: ${unknownCitations.join(', ')}.`,
  ].filter((gap) => gap !== null)
}

/** `1 attempt`, `2 attempts`. */
export function some(count: number, noun: string, plural = `${noun}s`): string {
  return `${count} ${count === 1 ? noun : plural}`
}

/** `3 defended, 1 not run`, worst first. */
export function attemptCounts({ attempts }: ScenarioEvidence): string {
  return attemptWords
    .map(({ verdict, words }) => ({ words, count: attempts.filter((one) => one.verdict === verdict).length }))
    .filter(({ count }) => count > 0)
    .map(({ words, count }) => `${count} ${words}`)
    .join(', ')
}

const attemptWords: readonly { readonly verdict: AttemptEvidence['verdict']; readonly words: string }[] = [
  { verdict: 'breached', words: 'breached' },
  { verdict: 'inconclusive', words: 'inconclusive' },
  { verdict: 'not-run', words: 'not run' },
  { verdict: 'defended', words: 'defended' },
  { verdict: 'not-applicable', words: 'not applicable' },
]

/** Attempts that a reader has to look at one by one: everything but what was defended. */
export function notable({ attempts }: ScenarioEvidence): readonly AttemptEvidence[] {
  return attempts.filter(({ verdict }) => verdict !== 'defended')
}

/** Worst first, each with its requirements in the order of the catalogue; verdicts without one are left out. */
export function byVerdict(requirements: readonly RequirementAssessment[]) {
  return verdictsWorstFirst
    .map((kind) => ({ kind, ...requirementSigns[kind], list: requirements.filter(({ verdict }) => verdict.kind === kind) }))
    .filter(({ list }) => list.length > 0)
}
