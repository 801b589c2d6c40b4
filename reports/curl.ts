/** An exchange as a command that sends the request again. Secrets stay labels: whoever repeats it puts in his own. */
import type { Exchange } from '../harness/record.ts'
import { shellQuote } from './shell-quote.ts'

/** What curl writes itself, from the address and the body. */
const written = new Set(['host', 'content-length', 'connection', 'transfer-encoding'])

/** `--globoff`, for the braces of labels would be read as a pattern; `--insecure`, for the authority of a run lives as long as the run. */
export function curlCommand({ request }: Exchange): string {
  const headers = request.headers.filter(({ name }) => !written.has(name.toLowerCase()))
  const body = request.postData === null ? [] : [`--data-raw ${shellQuote(request.postData.text)}`]
  return [
    `curl --include --insecure --globoff --request ${shellQuote(request.method)} ${shellQuote(request.url)}`,
    ...headers.map(({ name, value }) => `--header ${shellQuote(`${name}: ${value}`)}`),
    ...body,
  ].join(' \\\n  ')
}
