/** Findings on a terminal, a paragraph each: the title, the reason, the exchanges, the replay command. */
import type { AttemptRecord, RunRecord } from '../harness/record.ts'
import { knownText } from './checks.ts'
import type { Paint } from './paint.ts'
import { replayCommand } from './replay-command.ts'
import { commandLine, line } from './terminal-line.ts'
import { attemptsWith, verdictSigns } from './verdict-order.ts'

function findingTitle(attempt: AttemptRecord, paint: Paint): readonly string[] {
  const { sign, words } = verdictSigns[attempt.verdict.kind]
  const known = attempt.known === null ? '' : ', KNOWN'
  return [
    `${paint.verdict(attempt.verdict.kind, `${sign} ${words.toUpperCase()}${known}`)}  ${paint.bold(line(attempt.title))}`,
    `  ${paint.faint(`${line(attempt.id)} · class ${line(attempt.class)}`)}`,
    ...(attempt.known === null ? [] : [`  ${line(knownText(attempt.known))}`]),
  ]
}

const replay = (attempt: AttemptRecord, recordFile?: string) => `  replay: ${commandLine(replayCommand(attempt.id, recordFile))}`

export function breaches(record: RunRecord, paint: Paint, recordFile?: string): readonly (readonly string[])[] {
  const found = attemptsWith(record.attempts, 'breached')
  const fresh = found.filter(({ attempt }) => attempt.known === null)
  return [...fresh, ...found.filter((one) => !fresh.includes(one))].map(({ attempt, verdict }) => [
    ...findingTitle(attempt, paint),
    ...verdict.violations.flatMap((violation) => [
      `  ${line(violation.oracle)} (${violation.phase}): ${line(violation.says)}`,
      ...violation.exchanges.map((id) => `    ${exchangeLine(attempt, id)}`),
    ]),
    replay(attempt, recordFile),
  ])
}

/** `id  POST https://… -> 200`; an id the record does not know is shown as it is. */
function exchangeLine(attempt: AttemptRecord, id: string): string {
  const exchange = attempt.phases.flatMap((phase) => phase.exchanges).find((candidate) => candidate.id === id)
  if (exchange === undefined) return `${line(id)}  (not in the record)`
  const { method, url } = exchange.request
  const answer = exchange.response === null ? `no answer: ${line(exchange.failure ?? 'unknown')}` : `${exchange.response.status}`
  return `${line(id)}  ${line(method)} ${line(url)} -> ${answer}`
}

export function inconclusives(record: RunRecord, paint: Paint, recordFile?: string): readonly (readonly string[])[] {
  return attemptsWith(record.attempts, 'inconclusive').map(({ attempt, verdict }) => [
    ...findingTitle(attempt, paint),
    `  ${line(verdict.reason)}`,
    replay(attempt, recordFile),
  ])
}
