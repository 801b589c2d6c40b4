/** The exchange that a violation names last, as request and response of SARIF: the address stands here, never in a location. */
import type { Result, WebRequest, WebResponse } from 'sarif'
import type { AttemptRecord, Exchange, Violation } from '../../harness/record.ts'
import { block, line } from '../plain-text.ts'

export function webExchange(
  { phases }: AttemptRecord,
  { phase, exchanges }: Violation,
): Pick<Result, 'webRequest' | 'webResponse'> {
  const decisive = exchanges.at(-1)
  const recorded = phases.find((evidence) => evidence.phase === phase)?.exchanges.find(({ id }) => id === decisive)
  if (recorded === undefined) return {}
  return { webRequest: request(recorded), ...(recorded.response === null ? {} : { webResponse: response(recorded.response) }) }
}

function request({ request: { method, url, headers, postData } }: Exchange): WebRequest {
  return {
    protocol: 'http',
    target: line(url),
    method: line(method),
    headers: inOne(headers),
    ...(postData === null ? {} : { body: { text: block(postData.text) } }),
  }
}

function response({ status, headers, content }: NonNullable<Exchange['response']>): WebResponse {
  return { protocol: 'http', statusCode: Math.trunc(status), headers: inOne(headers), body: { text: block(content.text) } }
}

/** SARIF has one value for a name: of a header that came twice they stand together. */
function inOne(headers: Exchange['request']['headers']): Record<string, string> {
  const byName = Map.groupBy(headers, ({ name }) => line(name))
  return Object.fromEntries([...byName].map(([name, all]) => [name, all.map(({ value }) => line(value)).join(', ')]))
}
