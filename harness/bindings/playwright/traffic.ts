/**
 * What the pages of a browser send and are answered, kept by the recorder of the scene like the exchanges of any actor. It is read on
 * its way by the DevTools protocol of Chromium: afterwards the answers to a page that has left cannot be read any more.
 */
import type { BrowserContext, CDPSession, Page, Response } from '@playwright/test'
import { answerOf, type HttpAnswer } from '../../network/http-answer.ts'
import type { RawExchange, RawHeader, Recorder } from '../../network/recorder.ts'
import type { Role } from '../../record.ts'

export interface TrafficOptions {
  readonly recorder: Recorder
  readonly role: Role
  /** The source address of the browser. */
  readonly from: string
}

/** What `Fetch.requestPaused` tells, before the request is sent and again when it was answered. */
interface Paused {
  readonly requestId: string
  readonly resourceType: string
  readonly request: Readonly<{ method: string; url: string; headers: Readonly<Record<string, string>>; postData?: string }>
  readonly responseErrorReason?: string
  readonly responseStatusCode?: number
  readonly responseHeaders?: readonly RawHeader[]
}

type Asked = Omit<RawExchange, 'time' | 'response' | 'failure'>

const idHeader = 'x-request-id'
const stages = ['Request', 'Response'] as const

export class Traffic {
  readonly #options: TrafficOptions
  readonly #attached = new Map<Page, Promise<void>>()
  /** What is under way, by what the browser calls the request, and since when. */
  readonly #asked = new Map<string, { readonly asked: Asked; readonly since: number }>()
  readonly #answers = new Map<string, HttpAnswer>()

  /** From now on the requests of the context's pages carry an `X-Request-Id`, so that the target's audit log can be asked for them. */
  constructor(context: BrowserContext, options: TrafficOptions) {
    this.#options = options
    context.on('page', (page) => this.#attached.set(page, this.#attach(context, page)))
  }

  /** Resolves when nothing of the page goes by unseen any more. */
  async watches(page: Page): Promise<void> {
    await this.#attached.get(page)
  }

  /** The answer as the engine reads answers. @throws Error when it was not seen, because it is not of the context's pages */
  async answer(response: Response): Promise<HttpAnswer> {
    const headers = await response.request().allHeaders()
    const answer = this.#answers.get(headers[idHeader] ?? '')
    if (answer === undefined) throw new Error(`the answer to ${response.url()} went by unseen: whose page is it?`)
    return answer
  }

  async #attach(context: BrowserContext, page: Page): Promise<void> {
    const session = await context.newCDPSession(page)
    session.on('Fetch.requestPaused', (paused) => {
      const answered = paused.responseStatusCode !== undefined || paused.responseErrorReason !== undefined
      // A page that is closed takes its requests with it.
      void (answered ? this.#back(session, paused) : this.#forth(session, paused)).catch(() => undefined)
    })
    await session.send('Fetch.enable', { patterns: stages.map((requestStage) => ({ urlPattern: '*', requestStage })) })
  }

  async #forth(session: CDPSession, { requestId, request }: Paused): Promise<void> {
    const { recorder, role, from } = this.#options
    const id = recorder.nextId()
    const headers = listed({ ...request.headers, [idHeader]: id })
    const sent = { method: request.method, url: request.url, headers, body: request.postData ?? null }
    const asked = { id, actor: role, from, startedDateTime: new Date().toISOString(), request: sent }
    this.#asked.set(requestId, { asked, since: performance.now() })
    await session.send('Fetch.continueRequest', { requestId, headers })
  }

  async #back(session: CDPSession, paused: Paused): Promise<void> {
    const { requestId, request, resourceType, responseErrorReason: failure = null } = paused
    const under = this.#asked.get(requestId)
    if (under !== undefined) {
      const { asked, since } = under
      // A stream has no end to wait for.
      const body = failure !== null || resourceType === 'EventSource' ? '' : await bodyOf(session, requestId)
      const headers = (paused.responseHeaders ?? []).map(({ name, value }) => ({ name: name.toLowerCase(), value }))
      const received = { status: paused.responseStatusCode ?? 0, headers }
      const response = failure === null ? { ...received, body } : null
      // Only now it is known which cookies went along.
      const sent = { ...asked.request, headers: listed({ ...request.headers, [idHeader]: asked.id }) }
      this.#options.recorder.keep({ ...asked, request: sent, time: performance.now() - since, response, failure })
      this.#answers.set(asked.id, answerOf(asked.id, sent, { ...received, text: body }))
    }
    await session.send('Fetch.continueRequest', { requestId })
  }
}

/** A redirect has none. */
async function bodyOf(session: CDPSession, requestId: string): Promise<string> {
  const read = await session.send('Fetch.getResponseBody', { requestId }).catch(() => ({ body: '', base64Encoded: false }))
  return read.base64Encoded ? Buffer.from(read.body, 'base64').toString('utf8') : read.body
}

function listed(headers: Readonly<Record<string, string>>): RawHeader[] {
  return Object.entries(headers).map(([name, value]) => ({ name: name.toLowerCase(), value }))
}
