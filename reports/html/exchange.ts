/** One request and its answer: a line to scan, and where the attempt needs looking into, the whole of it behind the line. */
import type { Exchange } from '../../harness/record.ts'
import { duration } from '../duration.ts'
import { shorten } from '../visible.ts'
import { type Html, html, nothing, whenAny, whenPresent } from './escape.ts'
import { moment } from './parts.ts'

export interface ExchangePlace {
  readonly anchor: string
  readonly origin: string
  /** Oracles that base an objection on it. */
  readonly citedBy: readonly string[]
  /** `line`: what was asked and answered; `whole`: with all headers and bodies. */
  readonly depth: 'line' | 'whole'
}

type Headers = Exchange['request']['headers']

export function renderExchange(exchange: Exchange, place: ExchangePlace): Html {
  return place.depth === 'line' ? html`<p class="exchange line">${line(exchange, place)}</p>` : whole(exchange, place)
}

function line({ request, response }: Exchange, { origin, citedBy }: ExchangePlace): Html {
  const cited = citedBy.length > 0 ? html` <span class="cited-mark">evidence</span>` : nothing
  return html`<code class="method">${request.method}</code> <code class="path">${pathOf(request.url, origin)}</code> <span class="status s${Math.floor((response?.status ?? 0) / 100)}">${response === null ? 'no answer' : response.status}</span>${cited}`
}

function whole(exchange: Exchange, place: ExchangePlace): Html {
  const { request, response } = exchange
  return html`
    <details class="exchange${place.citedBy.length > 0 ? ' cited' : ''}">
      <summary>${line(exchange, place)}</summary>
      <div class="wire" id="${place.anchor}">
        <p class="faint"><code>${exchange.id}</code> · ${exchange.actor} from <code>${exchange.from}</code> · ${moment(exchange.startedDateTime)} · ${duration(exchange.time)}</p>
        ${whenAny(place.citedBy, (oracles) => html`<p>Cited by ${oracles.map((oracle) => html`<code>${oracle}</code> `)}</p>`)}
        <p class="address"><code>${request.method} ${request.url}</code></p>
        ${headerTable('Request headers', request.headers)}
        ${whenPresent(request.postData, (body) => bodyBlock('Request body', body.mimeType, body.text))}
        ${whenPresent(exchange.failure, (failure) => html`<p class="notice inconclusive">No answer: ${failure}</p>`)}
        ${whenPresent(
          response,
          (answer) => html`
          <p class="address"><code>${answer.status}</code></p>
          ${headerTable('Response headers', answer.headers)}
          ${answer.content.text === '' ? html`<p class="faint">No response body.</p>` : bodyBlock('Response body', answer.content.mimeType, answer.content.text)}`,
        )}
      </div>
    </details>`
}

/** The path when the address is the target's, else the whole address. */
function pathOf(url: string, origin: string): string {
  const own = url.startsWith(`${origin}/`)
  return shorten(own ? url.slice(origin.length) : url, 200)
}

function headerTable(title: string, headers: Headers): Html {
  return whenAny(
    headers,
    (present) => html`
    <details class="part"><summary>${title} <span class="count">${present.length}</span></summary>
      <table class="headers">
        <thead class="unseen"><tr><th scope="col">Name</th><th scope="col">Value</th></tr></thead>
        <tbody>${present.map(({ name, value }) => html`<tr><th scope="row">${name}</th><td><code>${value}</code></td></tr>`)}</tbody>
      </table>
    </details>`,
  )
}

function bodyBlock(title: string, mimeType: string, text: string): Html {
  return html`<details class="part" open><summary>${title} <span class="faint">${mimeType}</span></summary><pre class="content"><code>${text}</code></pre></details>`
}
