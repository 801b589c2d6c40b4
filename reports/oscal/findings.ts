/** Observations, risks and findings. Their identifiers are the same for the same check of the same target in every run. */
import type { RunRecord } from '../../harness/record.ts'
import { type Check, isBreached, isJudged, knownText } from '../checks.ts'
import { explanation } from '../explanation.ts'
import { instant } from '../instant.ts'
import { codeBlock } from '../markdown.ts'
import { uuid } from '../run-identity.ts'
import type { Objective } from './objectives.ts'
import { targetUuid, toolUuid } from './setting.ts'
import { listed, markup, property } from './words.ts'

function idOf(what: 'observation' | 'risk' | 'finding', name: string, record: RunRecord): string {
  return uuid(what, targetUuid(record), name)
}

function origins(record: RunRecord) {
  return [{ actors: [{ type: 'tool', 'actor-uuid': toolUuid(record) }] }]
}

export function observation({ id, standing, says, attempt }: Check, record: RunRecord) {
  const collected = attempt?.phases[0]?.exchanges[0]?.startedDateTime ?? record.startedDateTime
  return {
    uuid: idOf('observation', id, record),
    title: markup(attempt?.title ?? id),
    description: `${standing}: ${markup(says)}`,
    props: [property('attempt', id), property('verdict', standing), property('class', attempt?.class ?? 'none')],
    methods: ['TEST'],
    types: ['control-objective'],
    origins: origins(record),
    subjects: [{ 'subject-uuid': targetUuid(record), type: 'component' }],
    'relevant-evidence': [
      {
        href: `run.json#${encodeURIComponent(id.toWellFormed())}`,
        description: 'Steps, exchanges and effects in the record of the run.',
      },
    ],
    collected: instant(collected),
  }
}

/** Of a breach. One that is a known finding is a deviation that was approved until a day. */
export function risk({ id, says, attempt }: Check, record: RunRecord) {
  const known = attempt?.known ?? null
  return {
    uuid: idOf('risk', id, record),
    title: markup(attempt?.title ?? id),
    description: attempt === null ? markup(says) : codeBlock('text', explanation(attempt)),
    statement: markup(known === null ? says : knownText(known)),
    props: [
      property('attempt', id),
      ...(known === null ? [] : [property('owner', known.owner), property('reason', known.reason)]),
    ],
    status: known === null ? 'open' : 'deviation-approved',
    origins: origins(record),
    ...(known === null ? {} : { deadline: `${known.expires}T23:59:59Z` }),
    'related-observations': [{ 'observation-uuid': idOf('observation', id, record) }],
  }
}

/** No finding where nothing was judged. */
export function finding({ requirement, id, checks, status }: Objective, record: RunRecord) {
  if (status === null) return []
  const { state, reason, why } = status
  const ids = (holds: (check: Check) => boolean) => [...new Set(checks.filter(holds).map((check) => check.id))]
  return [
    {
      uuid: idOf('finding', requirement, record),
      title: markup(requirement),
      description: markup(why),
      props: [property('requirement', requirement)],
      origins: origins(record),
      target: { type: 'objective-id', 'target-id': id, status: { state, reason, remarks: markup(why) } },
      ...listed({
        'related-observations': ids(isJudged).map((check) => ({ 'observation-uuid': idOf('observation', check, record) })),
        'related-risks': ids(isBreached).map((check) => ({ 'risk-uuid': idOf('risk', check, record) })),
      }),
    },
  ]
}
