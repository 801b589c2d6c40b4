/**
 * Defence: headers by which a proxy speaks to the server behind it, and those that name a person, are removed in every spelling
 * before anything reads them.
 * Stops: the client says of itself where it comes from, what it asks for or who it is (CWE-290, CWE-348, CWE-807; ASVS 4.1.3).
 */
import type { IncomingHttpHeaders } from 'node:http'

/** Names and values by turns, as they came. */
export type RawHeaders = readonly string[]

export interface HeaderLines {
  readonly headers: IncomingHttpHeaders
  readonly rawHeaders: RawHeaders
}

export type ClientHeaders = (lines: HeaderLines) => {
  headers: IncomingHttpHeaders
  /** Every value by name: Node would read it from the lines that came, not from those that stay. */
  headersDistinct?: Record<string, string[]>
  rawHeaders: RawHeaders
}

/** With hyphens for underscores, in lower case. */
const proxyTalk = [
  /^(?:x-)?forwarded(?:-|$)/,
  /^x-(?:original|rewrite|envoy|middleware|waf|sendfile|accel)-/,
  /^(?:x-)?(?:real|client|true-client|cluster-client|cf-connecting|fastly-client|originating|remote)-(?:ip|addr)/,
  /^(?:true-client|cf-connecting|fastly-client)-ip/,
  /^proxy-/,
]
const identity = [
  /^(?:x-)?(?:remote|authenticated|auth|end)-?(?:user|group|role|level|email|name|request|id|acr|amr|subject)/,
  /^x-(?:auth|user|account|role|group|principal|subject|acr|amr|email|tenant)s?(?:-|$)/,
  /^(?:x-)?(?:oidc|amzn-oidc|goog-authenticated|goog-iap|ms-client-principal|ms-token|webauth|token-subject)(?:-|$)/,
  /^(?:x-)?(?:ssl|tls)-|^(?:x-)?client-(?:cert|verify|dn)|^x-(?:cert|arr-clientcert)/,
]

export const clientHeaders: ClientHeaders = ({ headers, rawHeaders }) => {
  // Most requests have nothing else: they stay as they are.
  if (rawHeaders.every((text, index) => index % 2 === 1 || isClients(text))) return { headers, rawHeaders }
  const kept = rawHeaders.filter((_text, index) => isClients(rawHeaders[index - (index % 2)] ?? ''))
  return {
    headers: Object.fromEntries(Object.entries(headers).filter(([name]) => isClients(name))),
    headersDistinct: byName(kept),
    rawHeaders: kept,
  }
}

function byName(lines: readonly string[]): Record<string, string[]> {
  const values = new Map<string, string[]>()
  for (let index = 0; index < lines.length; index += 2) {
    const name = (lines[index] ?? '').toLowerCase()
    values.set(name, [...(values.get(name) ?? []), lines[index + 1] ?? ''])
  }
  return Object.fromEntries(values)
}

/** What was found out about names, so that the usual ones are looked at once; the unusual ones must not fill the memory. */
const judged = new Map<string, boolean>()
const mostJudged = 1000

function isClients(name: string): boolean {
  const known = judged.get(name)
  if (known !== undefined) return known
  const found = judge(name)
  if (judged.size < mostJudged) judged.set(name, found)
  return found
}

/** A name with an underscore is a client's for no server that we know, and another header's for some behind us. */
function judge(name: string): boolean {
  const plain = name.toLowerCase().replaceAll('_', '-')
  return !name.includes('_') && ![...proxyTalk, ...identity].some((pattern) => pattern.test(plain))
}
