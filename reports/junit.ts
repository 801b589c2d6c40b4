/**
 * JUnit XML in the dialect of Jenkins' `junit-10.xsd`: a suite per class, a case per attempt. Inconclusive is an error and no
 * skip, for most continuous integration shows skips to nobody.
 * @see https://github.com/jenkinsci/xunit-plugin/blob/master/src/main/resources/org/jenkinsci/plugins/xunit/types/model/xsd/junit-10.xsd
 */
import { createRequire } from 'node:module'
import type { Builder, TestCase } from 'junit-report-builder'
import type { AttemptRecord, RunRecord } from '../harness/record.ts'
import { replayCommand } from './replay-command.ts'
import { summarise } from './run-summary.ts'
import { shorten, visibleBlock, visibleLine } from './visible.ts'

/**
 * Its types promise a default export that its CommonJS build does not have. Import it plainly when they agree.
 * @see https://github.com/davidparsson/junit-report-builder/pull/73
 */
const builders: Builder = createRequire(import.meta.url)('junit-report-builder')

const mostCharacters = 4000

const line = (text: string) => visibleLine(shorten(text, mostCharacters))
/** The builder puts blocks into CDATA sections and guards only against the first end mark in them. */
const block = (text: string) => visibleBlock(shorten(text, mostCharacters)).replaceAll(']]>', ']]\\u{3e}')

export function renderJunit(record: RunRecord): string {
  const builder = builders.newBuilder().name('stepproof')
  for (const [className, attempts] of Map.groupBy(record.attempts, (attempt) => attempt.class)) {
    const suite = builder
      .testSuite()
      .name(line(className))
      .timestamp(line(record.startedDateTime))
      .time(seconds(timeOf(attempts)))
    for (const [name, value] of propertiesOf(record, attempts)) suite.property(name, line(value))
    for (const attempt of attempts) writeCase(suite.testCase(), attempt)
  }
  const { problem } = summarise(record)
  if (problem !== null) {
    const suite = builder.testSuite().name('the run as a whole')
    suite.testCase().className('stepproof').name('the run is complete and judged something').error(problem, 'inconclusive')
  }
  return withoutSkippedOnRoot(builder.build())
}

function writeCase(testCase: TestCase, attempt: AttemptRecord): void {
  testCase
    .className(line(`stepproof.${attempt.class}`))
    .name(line(attempt.id))
    .time(seconds(timeOf([attempt])))
  const { verdict } = attempt
  switch (verdict.kind) {
    case 'breached':
      testCase.failure(line(verdict.violations[0]?.says ?? attempt.title), 'breached').stacktrace(explanation(attempt))
      break
    case 'inconclusive':
      testCase.error(line(verdict.reason), 'inconclusive', explanation(attempt))
      break
    case 'not-applicable':
      skipWith(testCase, line(verdict.reason))
      break
    case 'defended':
      testCase.standardOutput(block(verdict.reason))
  }
}

function explanation(attempt: AttemptRecord): string {
  const violations = attempt.verdict.kind === 'breached' ? attempt.verdict.violations : []
  const objections = violations.map(
    ({ oracle, phase, says, exchanges }) => `${oracle} (${phase}): ${says}\n  ${exchanges.join(' ')}`,
  )
  return block([attempt.title, attempt.story, ...objections, replayCommand(attempt.id)].join('\n\n'))
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
    ['weakened', record.target.weakened.join(' ')],
    ['seed', `${record.seed}`],
    ['command', record.command],
    ...[...requirements].map((requirement) => ['requirement', requirement] as const),
  ]
}

/** Milliseconds spent in exchanges. */
function timeOf(attempts: readonly AttemptRecord[]): number {
  const exchanges = attempts.flatMap((attempt) => attempt.phases).flatMap((phase) => phase.exchanges)
  return exchanges.reduce((sum, exchange) => sum + exchange.time, 0)
}

/** The schema allows three decimals and no sign. */
function seconds(ms: number): number {
  return Math.max(0, Math.round(ms)) / 1000
}
