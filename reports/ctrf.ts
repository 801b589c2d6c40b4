/**
 * The Common Test Report Format: a test per check. Its statuses know no finding that is known and nothing inconclusive: both are
 * `other`, never `passed`; what was not tested is `pending`.
 * @see https://ctrf.io/docs/specification/overview
 */
import type { CTRFReport, Test, TestStatus } from 'ctrf'
import { type Check, checksOf, type Standing } from './checks.ts'
import { explanation, timeOf } from './explanation.ts'
import { epochMs, instant } from './instant.ts'
import { line } from './plain-text.ts'
import type { ReportInput } from './report-input.ts'
import { runUuid } from './run-identity.ts'
import { type RunProblem, runProblems } from './run-problems.ts'

const statuses: Readonly<Record<Standing, TestStatus>> = {
  breached: 'failed',
  known: 'other',
  inconclusive: 'other',
  'not-tested': 'pending',
  defended: 'passed',
  'not-applicable': 'skipped',
}

export function ctrfReport(input: ReportInput): CTRFReport {
  const { record, changes } = input
  const tests = [...runProblems(input).map(problemTest), ...checksOf(record).map(checkTest)]
  const count = (status: TestStatus) => tests.filter((test) => test.status === status).length
  return {
    reportFormat: 'CTRF',
    specVersion: '0.0.0',
    reportId: runUuid(record),
    timestamp: instant(record.startedDateTime),
    generatedBy: `${record.suite.name} ${record.suite.version}`,
    results: {
      tool: { name: line(record.suite.name), version: line(record.suite.version) },
      summary: {
        tests: tests.length,
        passed: count('passed'),
        failed: count('failed'),
        skipped: count('skipped'),
        pending: count('pending'),
        other: count('other'),
        start: epochMs(record.startedDateTime),
        stop: epochMs(record.startedDateTime) + Math.trunc(record.time),
      },
      tests,
      environment: {
        appName: line(record.target.facts.name),
        testEnvironment: line(record.target.origin),
        extra: { seed: record.seed, command: line(record.command), weakened: record.target.weakened.map(line) },
      },
    },
    ...(changes === null ? {} : { baseline: { reportId: runUuid(changes.baseline), source: line(changes.baseline.file) } }),
  }
}

function checkTest({ id, scenario, standing, says, attempt }: Check): Test {
  const base = { name: line(id), status: statuses[standing], rawStatus: standing, message: line(says), type: 'security' }
  if (attempt === null) return { ...base, duration: 0, suite: ['not tested', line(scenario)] }
  const { source, surface, variant, requirements } = attempt
  return {
    ...base,
    duration: Math.round(timeOf([attempt])),
    suite: [line(attempt.class), line(scenario)],
    tags: requirements.map(line),
    ...(standing === 'defended' || standing === 'not-applicable' ? {} : { trace: explanation(attempt) }),
    ...(source === null ? {} : { filePath: line(source.file), line: source.line }),
    parameters: variant === null ? { surface } : { surface, variant: line(variant) },
  }
}

function problemTest({ id, title, says }: RunProblem): Test {
  const test = { name: line(title), status: 'failed' as const, rawStatus: id, message: line(says) }
  return { ...test, duration: 0, suite: ['the run as a whole'], type: 'security' }
}
