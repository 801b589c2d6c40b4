/** What a test that failed says of its attempt: the verdict, what objected, the exchanges that show it, and how to look at it again. */
import type { AttemptRecord, Exchange } from '../record.ts'
import { safeLine } from './safe-line.ts'

/** @param repeat the command that makes this attempt again */
export function failureText({ id, title, story, phases, verdict }: AttemptRecord, repeat: string): string {
  const exchanges = phases.flatMap((phase) => phase.exchanges)
  const lines = [`${verdict.kind}: ${safeLine(title)}`, `  ${safeLine(id)}`, `  ${safeLine(story)}`]
  if (verdict.kind === 'breached') {
    for (const { oracle, phase, says, exchanges: shown } of verdict.violations) {
      lines.push(`  ${oracle} (${phase}): ${safeLine(says)}`, ...shown.map((one) => `    ${exchangeLine(one, exchanges)}`))
    }
  } else lines.push(`  ${safeLine(verdict.reason)}`, ...lastOf(exchanges))
  return [...lines, `  repeat: ${safeLine(repeat)}`].join('\n')
}

/** What went to and fro last, where nothing objects. */
function lastOf(exchanges: readonly Exchange[]): readonly string[] {
  return exchanges.slice(-3).map((exchange) => `    ${exchangeLine(exchange.id, exchanges)}`)
}

function exchangeLine(id: string, exchanges: readonly Exchange[]): string {
  const exchange = exchanges.find((one) => one.id === id)
  if (exchange === undefined) return safeLine(id)
  const { actor, request, response, failure } = exchange
  const came = response === null ? `no answer (${failure ?? 'unknown'})` : response.status
  return safeLine(`${id}  ${actor}: ${request.method} ${request.url} -> ${came}`)
}
