/**
 * A small assessment plan, for results have to name one: which controls the run set out to review, and how.
 * @see https://pages.nist.gov/OSCAL/learn/concepts/layer/assessment/assessment-plan/
 */
import type { ReportInput } from '../report-input.ts'
import { runUuid, uuid } from '../run-identity.ts'
import { objectivesOf, reviewedControls } from './objectives.ts'
import { assets, head, localObjectives, targetComponent, targetUuid } from './setting.ts'
import { listed, markup } from './words.ts'

export function assessmentPlan(input: ReportInput) {
  const { record } = input
  const { checks, command, target, seed } = record
  const objectives = objectivesOf(input)
  const name = target.facts.name
  const system = uuid('system security plan', name)
  return {
    'assessment-plan': {
      uuid: uuid('assessment plan', runUuid(record)),
      metadata: head(record, `Plan of the assessment of the step-up authentication of ${name}`),
      'import-ssp': { href: `#${system}` },
      'local-definitions': {
        components: [targetComponent(record)],
        ...listed({ 'objectives-and-methods': localObjectives(objectives) }),
      },
      'reviewed-controls': reviewedControls(objectives, 'The planned scenarios name no requirement.'),
      'assessment-subjects': [
        { type: 'component', 'include-subjects': [{ 'subject-uuid': targetUuid(record), type: 'component' }] },
      ],
      'assessment-assets': assets(record),
      tasks: [
        {
          uuid: uuid('task', runUuid(record)),
          type: 'action',
          title: `Carry out ${checks.length} planned attempts with the seed ${seed}`,
          description: markup(command),
        },
      ],
      'back-matter': {
        resources: [
          {
            uuid: system,
            title: markup(`System security plan of ${name}`),
            description: 'Not at hand: the target was assessed from outside, as its description for the tool declares it.',
          },
        ],
      },
    },
  }
}
