/** What plan and results of an assessment have in common: the target, the tool, the objectives, the head of a document. */
import type { RunRecord } from '../../harness/record.ts'
import { instant } from '../instant.ts'
import { runUuid, uuid } from '../run-identity.ts'
import type { Objective } from './objectives.ts'
import { markup, oscalVersion, property } from './words.ts'

export const planFile = 'oscal-assessment-plan.json'

/** Of the same target in every run, so that an assessment can be compared with the one before. */
export function targetUuid({ target }: RunRecord): string {
  return uuid('target', target.facts.name)
}

export function toolUuid({ suite }: RunRecord): string {
  return uuid('tool', suite.name)
}

export function head(record: RunRecord, title: string) {
  const { suite, startedDateTime, time } = record
  return {
    title: markup(title),
    'last-modified': instant(startedDateTime, time),
    version: runUuid(record),
    'oscal-version': oscalVersion,
    props: [property('suite', `${suite.name} ${suite.version}`)],
  }
}

export function targetComponent(record: RunRecord) {
  const { facts, origin, weakened } = record.target
  return {
    uuid: targetUuid(record),
    type: 'service',
    title: markup(facts.name),
    description: markup(`The service under test, at ${origin}.`),
    props: [property('origin', origin), ...weakened.map((weakness) => property('weakened', weakness))],
    status: { state: 'operational' },
  }
}

export function assets(record: RunRecord) {
  const { name, version } = record.suite
  const tool = {
    uuid: toolUuid(record),
    type: 'software',
    title: markup(name),
    description: 'Plays attacks on step-up authentication and judges the evidence.',
    props: [property('version', version)],
    status: { state: 'operational' },
  }
  return {
    components: [tool],
    'assessment-platforms': [{ uuid: uuid('platform', name), 'uses-components': [{ 'component-uuid': tool.uuid }] }],
  }
}

/** Defined here, for requirements are of many catalogues and most have none in OSCAL. */
export function localObjectives(objectives: readonly Objective[]) {
  return objectives.map(({ requirement, controlId, id, checks }) => ({
    'control-id': controlId,
    props: [property('requirement', requirement)],
    parts: [
      {
        id,
        name: 'assessment-objective',
        prose: `Attacks of these scenarios are defended: ${[...new Set(checks.map(({ scenario }) => markup(scenario)))].join(', ')}.`,
      },
    ],
  }))
}
