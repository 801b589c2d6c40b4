/**
 * Assessment results: an observation for each check that was judged, a risk for each breach, a finding for each requirement. What is not
 * applicable or was not tested has no finding: it stands in the remarks, outside the reviewed controls.
 * @see https://pages.nist.gov/OSCAL/learn/concepts/layer/assessment/assessment-results/
 */
import { type Check, checksOf, isBreached, isJudged, type Standing } from '../checks.ts'
import { instant } from '../instant.ts'
import { bullets } from '../markdown.ts'
import type { ReportInput } from '../report-input.ts'
import { runUuid, uuid } from '../run-identity.ts'
import { runProblems } from '../run-problems.ts'
import { summarise } from '../run-summary.ts'
import { finding, observation, risk } from './findings.ts'
import { objectivesOf, reviewedControls } from './objectives.ts'
import { assets, head, localObjectives, planFile, targetComponent } from './setting.ts'
import { listed, markup, property } from './words.ts'

export function assessmentResults(input: ReportInput) {
  const { record } = input
  const { headline, counts, notRun } = summarise(record)
  const objectives = objectivesOf(input)
  const reviewed = objectives.filter(({ status }) => status !== null)
  const checks = checksOf(record)
  return {
    'assessment-results': {
      uuid: uuid('assessment results', runUuid(record)),
      metadata: head(record, `Assessment of the step-up authentication of ${record.target.facts.name}`),
      'import-ap': { href: planFile },
      ...(objectives.length === 0 ? {} : { 'local-definitions': { 'objectives-and-methods': localObjectives(objectives) } }),
      results: [
        {
          uuid: uuid('result', runUuid(record)),
          title: markup(headline),
          description: [headline, ...runProblems(input).map(({ says }) => says)].map(markup).join('\n\n'),
          start: instant(record.startedDateTime),
          end: instant(record.startedDateTime, record.time),
          props: [
            property('seed', record.seed),
            property('command', record.command),
            ...Object.entries(counts).map(([kind, count]) => property(kind, count)),
            property('not-tested', notRun.length),
          ],
          'local-definitions': { components: [targetComponent(record)], 'assessment-assets': assets(record) },
          'reviewed-controls': reviewedControls(
            reviewed,
            'No control was reviewed: nothing that names a requirement was judged.',
          ),
          ...listed({
            observations: checks.filter(isJudged).map((check) => observation(check, record)),
            risks: checks.filter(isBreached).map((check) => risk(check, record)),
            findings: reviewed.flatMap((objective) => finding(objective, record)),
          }),
          remarks: remarks(checks),
        },
      ],
    },
  }
}

function remarks(checks: readonly Check[]): string {
  const list = (heading: string, standing: Standing) => {
    const items = checks.filter((check) => check.standing === standing).map(({ id, says }) => `${markup(id)}: ${markup(says)}`)
    return items.length === 0 ? [] : [heading, bullets(items)]
  }
  return [
    'An objective is satisfied when every attack of the scenarios that name its requirement was defended. That shows nothing about the rest of the requirement.',
    ...list('Not tested:', 'not-tested'),
    ...list('Not applicable to this target:', 'not-applicable'),
  ].join('\n\n')
}
