/** A rule of SARIF for each scenario: what the attack is, which class and requirements it belongs to. */
import type { ReportingDescriptor } from 'sarif'
import type { AttemptRecord } from '../../harness/record.ts'
import { webAddress } from '../address.ts'
import { bullets, prose } from '../markdown.ts'
import { line } from '../plain-text.ts'
import type { RunProblem } from '../run-problems.ts'
import { shorten } from '../visible.ts'

/** GitHub refuses a rule with more. */
const mostTags = 20
/** Of the 1024 characters that GitHub takes of a description. */
const mostDescription = 900
/** Of 10, as GitHub sorts alerts: a protected action without its proof is a high one. Nothing finer is claimed. */
const severity = '8.0'

export function scenarioRule({ scenario, title, story, class: classId, requirements, seen }: AttemptRecord): ReportingDescriptor {
  const [first] = seen
  return {
    ...rule(scenario, title, story),
    help: {
      text: [
        line(story),
        `Class: ${line(classId)}`,
        ...requirements.map((one) => `Requirement: ${line(one)}`),
        ...seen.map(webAddress),
      ].join('\n'),
      markdown: [
        prose(line(story)),
        bullets([`Class: ${prose(line(classId))}`, ...requirements.map((one) => `Requirement: ${prose(line(one))}`)]),
        bullets(seen.map((address) => `Seen: <${webAddress(address)}>`)),
      ]
        .filter((block) => block !== '')
        .join('\n\n'),
    },
    ...(first === undefined ? {} : { helpUri: webAddress(first) }),
    properties: {
      tags: [...new Set(['security', classId, ...requirements].map(line))].slice(0, mostTags),
      precision: 'very-high',
      'security-severity': severity,
    },
  }
}

export function problemRule(id: RunProblem['id'], title: string): ReportingDescriptor {
  const story = 'A run that ended early or judged nothing proves nothing, and a check that is gone guards nothing.'
  return { ...rule(id, title, story), help: { text: story }, properties: { tags: ['correctness'], precision: 'very-high' } }
}

function rule(id: string, title: string, story: string): ReportingDescriptor {
  return {
    id: line(id),
    shortDescription: { text: shorten(line(title), mostDescription) },
    fullDescription: { text: shorten(line(story), mostDescription) },
    defaultConfiguration: { level: 'error' },
  }
}
