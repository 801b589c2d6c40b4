/**
 * The Heimdall Data Format, as InSpec writes it: a control per scenario, a result per check. A viewer calls a control passed when one
 * result is, whatever was skipped besides: so what is inconclusive or was not tested is an error, which stands above all else.
 * @see https://github.com/mitre/heimdall2/blob/master/libs/inspecjs/schemas/exec-json.json
 */
import { createHash } from 'node:crypto'
import { fileReference, webAddress } from './address.ts'
import { type Check, checksByScenario, firstAttempt, knownText } from './checks.ts'
import { explanation, timeOf } from './explanation.ts'
import { instant } from './instant.ts'
import { line } from './plain-text.ts'
import type { ReportInput } from './report-input.ts'
import { type RunProblem, runProblems } from './run-problems.ts'
import { summarise } from './run-summary.ts'

/** From 0 to 1: high. Only a control of which nothing is applicable has none. */
const impact = 0.7

/** Requirements that are controls of NIST SP 800-53, which viewers sort by. */
const nistControl = /^nist-800-53[^:]*:(.+)$/

export function hdfReport(input: ReportInput) {
  const { record } = input
  const scenarios = [...checksByScenario(record)]
  const started = instant(record.startedDateTime)
  const controls = [
    ...runProblems(input).map((problem) => problemControl(problem, started)),
    ...scenarios.map(([scenario, checks]) => control(scenario, checks, started)),
  ]
  const ids = controls.map(({ id }) => id)
  const { suite, target } = record
  return {
    platform: { name: line(suite.name), release: line(suite.version), target_id: line(`${target.facts.name} ${target.origin}`) },
    version: line(suite.version),
    statistics: { duration: record.time / 1000 },
    profiles: [
      {
        name: line(suite.name),
        version: line(suite.version),
        title: line(`Step-up authentication of ${target.facts.name}`),
        summary: line(summarise(record).headline),
        sha256: createHash('sha256')
          .update(JSON.stringify([suite, ids]))
          .digest('hex'),
        supports: [],
        attributes: [],
        groups: [{ id: 'scenarios', title: 'Attack scenarios', controls: ids }],
        status: 'loaded',
        controls,
      },
    ],
  }
}

function control(scenario: string, checks: readonly Check[], started: string) {
  const first = firstAttempt(checks)
  const known = checks.find(({ standing }) => standing === 'known')?.attempt?.known ?? null
  const { requirements = [], source = null } = first ?? {}
  return {
    id: line(scenario),
    title: line(first?.title ?? scenario),
    desc: line(first?.story ?? 'Planned, but not tested.'),
    impact: checks.every(({ standing }) => standing === 'not-applicable') ? 0 : impact,
    refs: (first?.seen ?? []).map((url) => ({ url: webAddress(url) })),
    tags: {
      class: line(first?.class ?? 'not tested'),
      requirements: requirements.map(line),
      nist: requirements.flatMap((one) => nistControl.exec(one)?.[1]?.toUpperCase() ?? []).map(line),
    },
    source_location: source === null ? {} : { ref: fileReference(source.file), line: source.line },
    results: checks.map((check) => result(check, started)),
    // The control was run all the same: a waiver that skips it would hide what else failed.
    ...(known === null
      ? {}
      : {
          waiver_data: {
            expiration_date: known.expires,
            justification: line(knownText(known)),
            run: true,
            skipped_due_to_waiver: false,
            message: '',
          },
        }),
  }
}

function result({ id, standing, says, attempt }: Check, started: string) {
  const base = {
    code_desc: line(id),
    start_time: attempt === null ? started : instant(attempt.phases[0]?.exchanges[0]?.startedDateTime ?? started),
    run_time: attempt === null ? 0 : timeOf([attempt]) / 1000,
  }
  switch (standing) {
    case 'breached':
    case 'known':
      return { ...base, status: 'failed', message: attempt === null ? line(says) : `${line(says)}\n\n${explanation(attempt)}` }
    case 'inconclusive':
      return { ...base, status: 'error', message: line(`inconclusive: ${says}`) }
    case 'not-tested':
      return { ...base, status: 'error', message: line(says) }
    case 'defended':
      return { ...base, status: 'passed', message: line(says) }
    case 'not-applicable':
      return { ...base, status: 'skipped', skip_message: line(`not applicable: ${says}`) }
  }
}

function problemControl({ id, title, says }: RunProblem, started: string) {
  const results = [{ status: 'error', code_desc: line(title), start_time: started, run_time: 0, message: line(says) }]
  return { id, title: line(title), desc: line(says), impact, refs: [], tags: { nist: [] }, source_location: {}, results }
}
