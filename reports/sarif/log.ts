/**
 * SARIF 2.1.0: a rule per scenario, a result per check, anchored to the line where the scenario is declared.
 * @see https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html
 * @see https://docs.github.com/en/code-security/code-scanning/integrating-with-code-scanning/sarif-support-for-code-scanning
 */
import type { Invocation, Log, Notification, Result, Run } from 'sarif'
import { type Check, checksByScenario, checksOf, firstAttempt, type Standing } from '../checks.ts'
import { instant } from '../instant.ts'
import { line } from '../plain-text.ts'
import type { ReportInput } from '../report-input.ts'
import { runUuid } from '../run-identity.ts'
import { runProblems } from '../run-problems.ts'
import { summarise } from '../run-summary.ts'
import { message } from './message.ts'
import { checkResult, problemResult } from './results.ts'
import { problemRule, scenarioRule } from './rules.ts'

/**
 * `findings`: without what was defended and what is not applicable. GitHub makes an alert of every result, whatever its kind.
 * @see https://github.com/microsoft/PSRule/issues/955
 */
export type Extent = 'every check' | 'findings'

const findings: readonly Standing[] = ['breached', 'known', 'inconclusive']

export function sarifLog(input: ReportInput, extent: Extent): Log {
  return {
    $schema: 'https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json',
    version: '2.1.0',
    runs: [run(input, extent)],
  }
}

function run(input: ReportInput, extent: Extent): Run {
  const { record, changes } = input
  const { suite, target, seed, command } = record
  const { counts, notRun } = summarise(record)
  const checks = checksOf(record).filter(({ standing }) => extent === 'every check' || findings.includes(standing))
  const known = [...checksByScenario(record).values()].flatMap((ofScenario) => firstAttempt(ofScenario) ?? [])
  const problems = runProblems(input)
  const rules = [...known.map(scenarioRule), ...new Map(problems.map(({ id, title }) => [id, problemRule(id, title)])).values()]
  const indices = new Map(rules.map(({ id }, index) => [id, index]))
  const results = [
    ...problems.map((problem) => problemResult(problem, record)),
    ...checks.flatMap(({ attempt, ...check }) => (attempt === null ? [] : checkResult({ ...check, attempt }, input))),
  ]
  return {
    tool: { driver: { name: line(suite.name), version: line(suite.version), rules } },
    automationDetails: { id: `${line(suite.name)}/${line(target.facts.name)}/`, guid: runUuid(record) },
    ...(changes === null ? {} : { baselineGuid: runUuid(changes.baseline) }),
    invocations: [invocation(input)],
    originalUriBaseIds: { '%SRCROOT%': { description: { text: 'The folder that the run was started in.' } } },
    results: results.map((result): Result => ({ ...result, ruleIndex: indices.get(result.ruleId ?? '') ?? -1 })),
    properties: {
      target: line(target.facts.name),
      origin: line(target.origin),
      weakened: target.weakened.map(line),
      seed,
      command: line(command),
      counts,
      notTested: notRun.map(line),
    },
  }
}

function invocation(input: ReportInput): Invocation {
  const { record } = input
  const inconclusive = checksOf(record).filter(({ standing }) => standing === 'inconclusive')
  return {
    executionSuccessful: summarise(record).problem === null,
    commandLine: line(record.command),
    startTimeUtc: instant(record.startedDateTime),
    endTimeUtc: instant(record.startedDateTime, record.time),
    toolExecutionNotifications: [
      ...runProblems(input).map(({ says }): Notification => ({ level: 'error', message: message(says) })),
      ...inconclusive.map(
        ({ id, says }: Check): Notification => ({ level: 'warning', message: message(`${id} is inconclusive: ${says}`) }),
      ),
    ],
  }
}
