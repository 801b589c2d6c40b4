/** Pairs of weaknesses on a terminal: those of which one hides the other, with what the attempts said, and how many were tried. */
import type { WeaknessPairs } from '../harness/weakness-pairs-record.ts'
import { duration } from './duration.ts'
import { paintFor, type TerminalOptions } from './paint.ts'
import { commandLine, line, paragraphs } from './terminal-line.ts'

export function renderPairsTerminal(record: WeaknessPairs, options: TerminalOptions): string {
  const paint = paintFor(options)
  const { suite, target, seed, pairs, possible, sharing, unnoticed, wanted } = record
  const hiding = pairs.filter(({ hidden }) => hidden.length > 0)
  return paragraphs([
    [
      `${paint.bold([`${line(suite.name)} ${line(suite.version)}`, line(target), `seed ${seed}`].join(' · '))} · repeat: ${commandLine(record.command)}`,
    ],
    hiding.flatMap(({ planted, hidden }) => [
      paint.verdict('breached', `✕ ${planted.map(line).join(' + ')}`),
      ...hidden.flatMap(({ weakness, attempts }) => [
        `  ${line(weakness)} is not noticed any more:`,
        ...attempts.map(({ attempt, verdict, oracles, reason }) => {
          const by = oracles.length === 0 ? '' : ` by ${oracles.map(line).join(', ')}`
          return `    ${line(attempt)}: ${verdict}${by}${reason === null ? '' : `, ${line(reason)}`}`
        }),
      ]),
    ]),
    unnoticed.length === 0 ? [] : [paint.bold('NOT NOTICED ALONE, SO IN NO PAIR'), ...unnoticed.map((id) => `  ${line(id)}`)],
    [
      paint.bold(`${pairs.length - hiding.length} of ${pairs.length} pairs: both weaknesses noticed`),
      `${wanted} pairs wanted; of ${possible} pairs ${sharing} replace a part in common and are not planted together`,
      ...(record.complete ? [`in ${duration(record.time)}`] : [paint.verdict('inconclusive', 'The run was cut short.')]),
    ],
  ])
}
