/** One request and its answer as an arrow between two lanes; where it matters, with the whole of it behind the arrow. */
import type { Exchange } from '../../harness/record.ts'
import { curlCommand } from '../curl.ts'
import { duration } from '../duration.ts'
import { shorten, visibleLine } from '../visible.ts'
import { type Html, html, nothing, whenAny, whenPresent } from './escape.ts'
import { type Hosts, shortAddress } from './lanes.ts'
import { command, moment } from './parts.ts'

export interface ExchangePlace {
  readonly anchor: string
  readonly hosts: Hosts
  /** Of the step and within it: `3.2`. */
  readonly number: string
  /** In words: `Victim to gateway`. */
  readonly ends: string
  /** Classes that draw it: its direction, and the lanes that it lies between. */
  readonly course: string
  /** Oracles that base an objection on it. */
  readonly citedBy: readonly string[]
  readonly depth: 'line' | 'whole'
}

/** Characters of a header and of a body that are shown; the record holds more. */
const mostOfALine = 1000
const mostOfABody = 2000
/** Characters of a request that is made a command. */
const mostOfACommand = 4000

type Headers = Exchange['request']['headers']

export function renderExchange(exchange: Exchange, place: ExchangePlace): Html {
  const course = `arrow ${place.course}${place.citedBy.length > 0 ? ' cited' : ''}`
  if (place.depth === 'line') return html`<p class="${course}">${label(exchange, place)}</p>`
  return html`<details class="exchange"${place.citedBy.length > 0 ? html` open` : nothing}><summary class="${course}">${label(exchange, place)}</summary>${wire(exchange, place)}</details>`
}

function label({ request, response }: Exchange, { hosts, citedBy, number, ends }: ExchangePlace): Html {
  const cited = citedBy.length > 0 ? html` <span class="cited-mark">violates</span>` : nothing
  const status =
    response === null
      ? html`<b class="odd">no answer</b>`
      : html`<b${response.status >= 500 ? html` class="odd"` : nothing}>${response.status}</b>`
  return html`<span><i>${number}</i> <u>${ends}: </u><code>${request.method} ${shorten(shortAddress(request.url, hosts), 200)}</code> ${status}${cited}</span>`
}

function wire(exchange: Exchange, place: ExchangePlace): Html {
  const { request, response } = exchange
  return html`
    <div class="wire" id="${place.anchor}">
      <p class="faint"><code>${exchange.id}</code> · ${exchange.actor} from <code>${exchange.from}</code> · ${moment(exchange.startedDateTime)} · ${duration(exchange.time)}</p>
      ${whenAny(place.citedBy, (oracles) => html`<p>Cited by ${oracles.map((oracle) => html`<code>${oracle}</code> `)}</p>`)}
      ${message('Request', `${request.method} ${request.url}`, request.headers, request.postData?.text ?? '')}
      ${whenPresent(exchange.failure, (failure) => html`<p class="notice inconclusive">No answer: ${failure}</p>`)}
      ${whenPresent(response, ({ status, headers, content }) => message('Response', String(status), headers, content.text))}
      ${again(exchange)}
    </div>`
}

/** A command is shown whole or not at all. */
function again(exchange: Exchange): Html {
  const { url, headers, postData } = exchange.request
  const length = [url, postData?.text ?? '', ...headers.map(({ value }) => value)].reduce((sum, text) => sum + text.length, 0)
  if (length > mostOfACommand)
    return html`<p class="faint">Too long to be sent again by a command: the request stands in <code>run.json</code>.</p>`
  return html`<details class="part"><summary>Send it again with curl</summary>${command(curlCommand(exchange))}<p class="faint">What stands in braces was a secret: put in one of your own.</p></details>`
}

/** As HTTP/1.1 would write it. No value can begin a line of its own. */
function message(title: string, start: string, headers: Headers, body: string): Html {
  const head = [start, ...headers.map(({ name, value }) => `${name}: ${value}`)].map((line) =>
    visibleLine(shorten(line, mostOfALine)),
  )
  const text = body === '' ? '' : `\n\n${shorten(body, mostOfABody)}`
  return html`<h5>${title}</h5><pre class="content"><code>${head.join('\n')}${text}</code></pre>`
}
