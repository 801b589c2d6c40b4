/** An exchange as an entry of an HTTP archive. */
import type { Entry, Header, QueryString, Request, Response } from 'har-format'
import type { Exchange } from '../../harness/record.ts'
import { webAddress } from '../address.ts'
import { instant } from '../instant.ts'
import { requestCookies, responseCookies } from './cookies.ts'

/** What HAR writes for a size that is not known. */
const notKnown = -1

export function entryOf({ id, actor, from, startedDateTime, time, request, response, failure }: Exchange, phase: string): Entry {
  const ms = Math.max(0, time)
  return {
    pageref: phase,
    startedDateTime: instant(startedDateTime),
    time: ms,
    request: sent(request),
    response: received(response),
    cache: {},
    timings: { send: 0, wait: ms, receive: 0 },
    comment: `${id}, ${actor} from ${from}${failure === null ? '' : `; no answer: ${failure}`}`,
  }
}

function sent({ method, url, headers, postData }: Exchange['request']): Request {
  return {
    method,
    url: webAddress(url),
    httpVersion: 'HTTP/1.1',
    cookies: requestCookies(headers),
    headers: [...headers],
    queryString: queryOf(url),
    ...(postData === null ? {} : { postData: { mimeType: postData.mimeType, text: postData.text } }),
    headersSize: notKnown,
    bodySize: notKnown,
  }
}

/** An exchange without an answer has the status 0, as browsers write it. */
function received(response: Exchange['response']): Response {
  const { status, headers, content } = response ?? {
    status: 0,
    headers: [],
    content: { size: 0, mimeType: 'x-unknown', text: '' },
  }
  return {
    status: Math.trunc(status),
    statusText: '',
    httpVersion: 'HTTP/1.1',
    cookies: responseCookies(headers),
    headers: [...headers],
    content: { size: Math.trunc(content.size), mimeType: content.mimeType, text: content.text },
    redirectURL: headerOf(headers, 'location'),
    headersSize: notKnown,
    bodySize: notKnown,
  }
}

function queryOf(url: string): QueryString[] {
  const [address = ''] = url.split('#')
  const start = address.indexOf('?')
  return start < 0 ? [] : [...new URLSearchParams(address.slice(start + 1))].map(([name, value]) => ({ name, value }))
}

function headerOf(headers: readonly Header[], wanted: string): string {
  return headers.find(({ name }) => name.toLowerCase() === wanted)?.value ?? ''
}
