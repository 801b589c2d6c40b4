/**
 * Keeps the exchanges of one phase. What leaves it has passed the redactor; raw text never does.
 */
import { ScenarioError } from '../errors.ts'
import type { Exchange, Role } from '../record.ts'
import type { Redactor } from './redactor.ts'

export interface RawHeader {
  readonly name: string
  readonly value: string
}

export interface RawExchange {
  readonly id: string
  readonly actor: Role
  readonly from: string
  readonly startedDateTime: string
  readonly time: number
  readonly request: {
    readonly method: string
    readonly url: string
    readonly headers: readonly RawHeader[]
    readonly body: string | null
    /** The whole request as it went on the wire, where that is not what its other fields say; default: it is. */
    readonly bytes?: string
  }
  readonly response: { readonly status: number; readonly headers: readonly RawHeader[]; readonly body: string } | null
  readonly failure: string | null
}

const maxRecordedCharacters = 16_384

/** Requests that one phase of an attempt may send. */
const maxExchanges = 2000

export class Recorder {
  readonly #raw: RawExchange[] = []
  #started = 0
  readonly #prefix: string
  readonly #redactor: Redactor

  constructor(prefix: string, redactor: Redactor) {
    this.#prefix = prefix
    this.#redactor = redactor
  }

  /**
   * An id that is unique in the run and the same for the same seed.
   * @throws ScenarioError when a phase sends more requests than any flow should
   */
  nextId(): string {
    this.#started += 1
    if (this.#started > maxExchanges) throw new ScenarioError(`a phase may send ${maxExchanges} requests at the most`)
    return `${this.#prefix}-${this.#started}`
  }

  keep(exchange: RawExchange): void {
    this.#raw.push(exchange)
    this.#learn(exchange)
  }

  /** The exchanges in the order in which they were sent, without secrets. */
  exchanges(): Exchange[] {
    const order = (exchange: RawExchange) => Number(exchange.id.slice(this.#prefix.length + 1))
    return this.#raw.toSorted((a, b) => order(a) - order(b)).map((exchange) => this.#redacted(exchange))
  }

  ids(): ReadonlySet<string> {
    return new Set(this.#raw.map((exchange) => exchange.id))
  }

  #learn({ request, response }: RawExchange): void {
    const redactor = this.#redactor
    learnAddress(redactor, request.url, request.url)
    if (request.body !== null) redactor.learnFields(parsedBody(request.body))
    for (const { name, value } of request.headers) learnHeader(redactor, name, value)
    if (response === null) return
    for (const { name, value } of response.headers) {
      if (name.toLowerCase() === 'location') learnAddress(redactor, value, request.url)
      else learnHeader(redactor, name, value)
    }
    if (/^\s*[[{]/.test(response.body)) redactor.learnFields(parsedBody(response.body))
  }

  #redacted({ request, response, ...rest }: RawExchange): Exchange {
    const clean = (text: string) => this.#redactor.redact(text)
    const headers = (list: readonly RawHeader[]) => list.map(({ name, value }) => ({ name, value: clean(value) }))
    return {
      ...rest,
      failure: rest.failure === null ? null : clean(rest.failure),
      request: {
        method: request.method,
        url: clean(request.url),
        headers: headers(request.headers),
        postData: postDataOf(request, clean),
      },
      response:
        response === null
          ? null
          : {
              status: response.status,
              headers: headers(response.headers),
              content: {
                size: Buffer.byteLength(response.body),
                mimeType: mimeTypeOf(response.headers),
                text: clipped(clean(response.body)),
              },
            },
    }
  }
}

/** Bytes that are framed in another way are kept whole, as `message/http` (RFC 9112, 10.1). */
function postDataOf(
  { body, bytes, headers }: RawExchange['request'],
  clean: (text: string) => string,
): Exchange['request']['postData'] {
  if (bytes !== undefined) return { mimeType: 'message/http', text: clipped(clean(bytes)) }
  return body === null ? null : { mimeType: mimeTypeOf(headers), text: clipped(clean(body)) }
}

function clipped(text: string): string {
  return text.length <= maxRecordedCharacters ? text : `${text.slice(0, maxRecordedCharacters)}… (${text.length} characters)`
}

function mimeTypeOf(headers: readonly RawHeader[]): string {
  return headers.find(({ name }) => name.toLowerCase() === 'content-type')?.value ?? ''
}

function parsedBody(body: string): unknown {
  try {
    return JSON.parse(body)
  } catch {
    return Object.fromEntries(new URLSearchParams(body))
  }
}

/** Parameters of an address, in the query and in the fragment. */
function learnAddress(redactor: Redactor, address: string, base: string): void {
  const url = URL.parse(address, base)
  if (url === null) return
  for (const [name, value] of [...url.searchParams, ...new URLSearchParams(url.hash.slice(1))]) redactor.learnFields(value, name)
}

function learnHeader(redactor: Redactor, name: string, value: string): void {
  switch (name.toLowerCase()) {
    case 'set-cookie':
      redactor.learn('cookie', value.slice(value.indexOf('=') + 1).split(';')[0] ?? '')
      return
    case 'cookie':
      for (const pair of value.split('; ')) redactor.learn('cookie', pair.slice(pair.indexOf('=') + 1))
      return
    case 'authorization':
      redactor.learn('token', value.slice(value.indexOf(' ') + 1))
      return
    case 'dpop':
      redactor.learn('dpop-proof', value)
      return
    default:
      if (/token|secret|csrf|session|key|nonce|otp|code|signature|authorization|^x-auth/i.test(name))
        redactor.learn('header', value)
  }
}
