/** What came back of a request, and how it is read. */
import type { RawHeader } from './recorder.ts'

export interface HttpAnswer {
  /** The id of the exchange in the record. */
  readonly id: string
  readonly request: { readonly method: string; readonly url: string }
  readonly status: number
  readonly headers: readonly RawHeader[]
  header(name: string): string | undefined
  readonly text: string
  /** The body as JSON, `undefined` when it is none. */
  json(): unknown
}

/** An answer as it came over the wire. */
export interface Received {
  readonly status: number
  readonly headers: readonly RawHeader[]
  readonly text: string
}

export function answerOf(id: string, { method, url }: HttpAnswer['request'], { status, headers, text }: Received): HttpAnswer {
  return {
    id,
    request: { method, url },
    status,
    headers,
    header: (name) => headers.find((header) => header.name === name.toLowerCase())?.value,
    text,
    json: () => parsed(text),
  }
}

/** The answer to another address, with headers and body as somebody rewrote them. */
export function rewritten(answer: HttpAnswer, url: string, rewrite: (text: string) => string): HttpAnswer {
  const { id, request, status } = answer
  const headers = answer.headers.map(({ name, value }) => ({ name, value: rewrite(value) }))
  return answerOf(id, { ...request, url }, { status, headers, text: rewrite(answer.text) })
}

/** Where an answer redirects to, `undefined` when it doesn't. */
export function locationOf(answer: HttpAnswer): URL | undefined {
  const location = answer.header('location')
  if (location === undefined || answer.status < 300 || answer.status > 399) return undefined
  return URL.parse(location, answer.request.url) ?? undefined
}

export function headerList(headers: Record<string, string | string[] | undefined>): RawHeader[] {
  return Object.entries(headers).flatMap(([name, value]) => {
    const list = value === undefined ? [] : Array.isArray(value) ? value : [value]
    return list.map((item) => ({ name: name.toLowerCase(), value: item }))
  })
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
