/**
 * What a page of another origin can make a browser send, by the rules that browsers follow (Fetch, 2.2.2, 4.8 and 4.9; RFC 6265bis, 5.8.3;
 * Fetch Metadata Request Headers): which headers stay, which cookies go along, and what is asked for first.
 */
import type { Between, HttpAnswer, HttpRequest, SameSite } from './user-agent.ts'

export interface ForeignPage {
  /** `null` for a page in a sandbox. */
  readonly origin: string
  /** `same-site`: another port or sub-domain of the same host, whose requests carry every cookie. */
  readonly site: 'same-site' | 'cross-site'
  /** `no-cors`: sends what needs no permission, and reads nothing; `cors`: asks first where it has to. */
  readonly mode: 'no-cors' | 'cors'
}

/** Headers that need no permission. */
const safelisted: ReadonlySet<string> = new Set(['accept', 'accept-language', 'content-language'])
const simpleMethods: ReadonlySet<string> = new Set(['GET', 'HEAD', 'POST'])

export function fromPage(page: ForeignPage): Between {
  const sameSite: SameSite = page.site === 'same-site' ? 'strict' : 'none'
  const metadata = { 'sec-fetch-site': page.site, 'sec-fetch-mode': page.mode, 'sec-fetch-dest': 'empty' }
  const origin = { origin: page.origin }

  return async (request, send) => {
    const needed = permissionsNeeded(request)
    if (page.mode === 'no-cors' && simpleMethods.has(request.method)) {
      const body = request.body === undefined ? {} : { 'content-type': 'text/plain;charset=UTF-8' }
      const said = request.method === 'POST' ? origin : {}
      return send({ ...request, headers: { ...kept(request), ...body, ...said, ...metadata }, sameSite })
    }
    if (needed !== null) {
      const preflight = await send({
        method: 'OPTIONS',
        url: request.url,
        headers: { ...needed, ...origin, ...metadata },
        sameSite: 'none',
      })
      if (!allows(preflight, page.origin, request.method, needed)) return preflight
    }
    return send({ ...request, headers: { ...request.headers, ...origin, ...metadata }, sameSite })
  }
}

function kept({ headers = {} }: HttpRequest): Record<string, string> {
  return Object.fromEntries(Object.entries(headers).filter(([name]) => safelisted.has(name.toLowerCase())))
}

/** What a preflight asks for, `null` when none is needed. */
function permissionsNeeded({ method, headers = {}, body }: HttpRequest): Record<string, string> | null {
  const names = Object.keys(headers).filter((name) => !safelisted.has(name.toLowerCase()))
  if (body !== undefined && !(body instanceof URLSearchParams)) names.push('content-type')
  if (names.length === 0 && simpleMethods.has(method)) return null
  return {
    'access-control-request-method': method,
    ...(names.length > 0 && { 'access-control-request-headers': names.toSorted().join(',').toLowerCase() }),
  }
}

function allows(answer: HttpAnswer, origin: string, method: string, needed: Readonly<Record<string, string>>): boolean {
  const list = (name: string) => (answer.header(name) ?? '').toLowerCase().split(/\s*,\s*/)
  const wanted = needed['access-control-request-headers']?.split(',') ?? []
  return (
    answer.status >= 200 &&
    answer.status < 300 &&
    answer.header('access-control-allow-origin') === origin &&
    answer.header('access-control-allow-credentials') === 'true' &&
    (simpleMethods.has(method) || list('access-control-allow-methods').includes(method.toLowerCase())) &&
    wanted.every((name) => list('access-control-allow-headers').includes(name))
  )
}
