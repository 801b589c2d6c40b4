/**
 * JUnit XML in the dialect of Jenkins' `junit-10.xsd`: a suite per class, a case per attempt. Inconclusive is an error and no
 * skip, for most continuous integration shows skips to nobody.
 * @see https://github.com/jenkinsci/xunit-plugin/blob/master/src/main/resources/org/jenkinsci/plugins/xunit/types/model/xsd/junit-10.xsd
 */
import { createRequire } from 'node:module'
import type { Builder, TestCase } from 'junit-report-builder'
import type { AttemptRecord, RunRecord } from '../harness/record.ts'
import { type Check, checksOf } from './checks.ts'
import { explanation, timeOf } from './explanation.ts'
import { block, line } from './plain-text.ts'
import type { ReportInput } from './report-input.ts'
import { runProblems } from './run-problems.ts'

/**
 * Its types promise a default export that its CommonJS build does not have. Import it plainly when they agree.
 * @see https://github.com/davidparsson/junit-report-builder/pull/73
 */
const builders: Builder = createRequire(import.meta.url)('junit-report-builder')

export function renderJunit(input: ReportInput): string {
  const { record } = input
  const builder = builders.newBuilder().name('stepproof')
  for (const [className, checks] of Map.groupBy(checksOf(record), ({ attempt }) => attempt?.class ?? 'not tested')) {
    const attempts = checks.flatMap(({ attempt }) => attempt ?? [])
    const suite = builder
      .testSuite()
      .name(line(className))
      .timestamp(line(record.startedDateTime))
      .time(seconds(timeOf(attempts)))
    for (const [name, value] of propertiesOf(record, attempts)) suite.property(name, line(value))
    for (const check of checks) writeCase(suite.testCase().className(line(`stepproof.${className}`)), check)
  }
  const problems = runProblems(input)
  if (problems.length > 0) {
    const suite = builder.testSuite().name('the run as a whole')
    for (const { title, says } of problems)
      suite.testCase().className('stepproof').name(line(title)).error(line(says), 'inconclusive')
  }
  return withoutSkippedOnRoot(builder.build())
}

function writeCase(testCase: TestCase, { id, standing, says, attempt }: Check): void {
  testCase.name(line(id)).time(seconds(timeOf(attempt === null ? [] : [attempt])))
  switch (standing) {
    case 'breached':
      testCase.failure(line(says), 'breached').stacktrace(trace(attempt))
      break
    case 'inconclusive':
      testCase.error(line(says), 'inconclusive', trace(attempt))
      break
    case 'known':
    case 'not-applicable':
    case 'not-tested':
      skipWith(testCase, line(says))
      break
    case 'defended':
      testCase.standardOutput(inCdata(block(says)))
  }
}

function trace(attempt: AttemptRecord | null): string {
  return attempt === null ? '' : inCdata(explanation(attempt))
}

/** The builder puts blocks into CDATA sections and guards only against the first end mark in them. */
function inCdata(text: string): string {
  return text.replaceAll(']]>', ']]\\u{3e}')
}

/** The builder's `skipped()` takes no message; drop this when it does. */
function skipWith(testCase: TestCase, message: string): void {
  const build = testCase.build.bind(testCase)
  testCase.getSkippedCount = () => 1
  testCase.build = (parent) => {
    const element = build(parent)
    element.ele('skipped', { message })
    return element
  }
}

/** The builder counts skips on `testsuites`, where the schema has no such attribute; drop this when it stops doing so. */
function withoutSkippedOnRoot(xml: string): string {
  return xml.replace(/(<testsuites [^>]*?) skipped="\d+"/, '$1')
}

function propertiesOf(record: RunRecord, attempts: readonly AttemptRecord[]): readonly (readonly [string, string])[] {
  const requirements = new Set(attempts.flatMap((attempt) => attempt.requirements))
  return [
    ['suite', `${record.suite.name} ${record.suite.version}`],
    ['target', `${record.target.facts.name} ${record.target.origin}`],
    ...record.target.weakened.map((weakness) => ['weakened', weakness] as const),
    ['seed', `${record.seed}`],
    ['command', record.command],
    ...[...requirements].map((requirement) => ['requirement', requirement] as const),
  ]
}

/** The schema allows three decimals and no sign. */
function seconds(ms: number): number {
  return Math.round(ms) / 1000
}
