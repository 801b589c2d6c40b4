/** The report on one catalogue in Markdown: scope, result, then requirement by requirement. */
import { bullets, code, document, prose, table } from '../markdown.ts'
import type { Assessment, RequirementAssessment } from './assess.ts'
import type { AttemptEvidence, CaughtWeakness, ScenarioEvidence } from './evidence-for.ts'
import { requirementSigns } from './requirement-verdict.ts'
import {
  attemptCounts,
  besides,
  byVerdict,
  disclaimer,
  headline,
  line,
  notable,
  scopeFacts,
  scopeGaps,
  some,
} from './sentences.ts'

const text = (words: string) => prose(line(words))
const id = (words: string) => code(line(words))

export function renderAssessmentMarkdown(assessment: Assessment): string {
  const { catalogue, counts, requirements, scope } = assessment
  return document([
    `# ${text(catalogue.title)} ${text(catalogue.version)}`,
    `What a run of ${text(scope.suite.name)} showed. ${disclaimer} The text that counts: <${catalogue.link}>.`,
    '## Scope',
    table(
      ['', ''],
      scopeFacts(assessment).map(([name, value]) => [name, text(value)]),
    ),
    listOf('Read this first:', scopeGaps(scope).map(text)),
    listOf(
      'Scenarios that did not run, or not all of them:',
      scope.notRun.map((one) => `${id(one.scenario)}: ${some(one.attempts.length, 'attempt')}`),
    ),
    listOf(
      'Not applicable:',
      scope.notApplicable.map(({ reason, attempts }) => `${text(reason)}: ${some(attempts.length, 'attempt')}`),
    ),
    listOf(
      'Known findings:',
      scope.known.map((one) => `${id(one.attempt)}, owner ${text(one.owner)}, until ${text(one.expires)}: ${text(one.reason)}`),
    ),
    '## Result',
    `**${headline(counts)}.** ${besides(counts)}`,
    table(
      ['requirement', 'verdict', 'what it asks for'],
      requirements.map((one) => [id(one.id), signed(one), text(one.says)]),
    ),
    ...byVerdict(requirements).flatMap(({ words, list }) => [
      `## ${words.charAt(0).toUpperCase()}${words.slice(1)}`,
      ...list.flatMap(section),
    ]),
  ])
}

function signed({ verdict }: RequirementAssessment): string {
  const { sign, words } = requirementSigns[verdict.kind]
  return `${sign} ${words}`
}

function section(one: RequirementAssessment): (string | null)[] {
  return [
    `### ${id(one.id)} ${text(one.says)}`,
    `${signed(one)}: ${text(one.verdict.reason)} Text: <${one.link}>.${one.objective === null ? '' : ` OSCAL objective ${id(one.objective)}.`}`,
    listOf(
      'Limits:',
      one.limits.map(({ says, kept }) => `${text(says)}: ${kept ? 'kept' : 'not kept'}`),
    ),
    listOf('Scenarios:', one.scenarios.map(scenarioItem)),
    listOf('Weaknesses that these scenarios caught:', one.weaknesses.map(weaknessItem)),
  ]
}

function scenarioItem(scenario: ScenarioEvidence): string {
  const details = notable(scenario).map((attempt) => `\n  - ${attemptItem(attempt)}`)
  return `${id(scenario.id)} ${text(scenario.title)}: ${attemptCounts(scenario)}${details.join('')}`
}

function attemptItem({ id: attempt, verdict, says, violations, known }: AttemptEvidence): string {
  const exchanges = [...new Set(violations.flatMap((violation) => violation.exchanges))]
  const shown = exchanges.length === 0 ? '' : ` Exchanges: ${exchanges.map(id).join(', ')}.`
  const waived =
    known === null ? '' : ` Known finding of ${text(known.owner)} until ${text(known.expires)}: ${text(known.reason)}.`
  return `${id(attempt)} ${verdict === 'not-run' ? 'not run' : verdict}: ${text(says)}.${shown}${waived}`
}

function weaknessItem({ id: weakness, title, cwe, caughtBy }: CaughtWeakness): string {
  return `${id(weakness)} (${text(cwe)}) ${text(title)}: noticed by ${some(caughtBy.length, 'attempt')}`
}

/** Nothing for an empty list. */
function listOf(title: string, items: readonly string[]): string | null {
  return items.length === 0 ? null : `${title}\n\n${bullets(items)}`
}
