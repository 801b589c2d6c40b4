/** At the door: what stops a request before anybody looks at who sent it, and what stands on every answer. */
import { type AnswerPlain, answerPlain } from '../../plain/answer-plain.ts'
import { type EndSeenInClear, endSeenInClear } from '../../plain/end-seen-in-clear.ts'
import { type ResponseHeaders, responseHeaders } from '../../response-headers.ts'
import { type CanonicalAddress, canonicalAddress } from '../context/canonical-address.ts'
import { type CookieAttributes, cookieAttributes } from '../cookie-attributes.ts'
import { type CheckSocketOrigin, checkSocketOrigin } from '../events/check-socket-origin.ts'
import { type ResolveMessage, resolveMessage } from '../events/resolve-message.ts'
import { type SocketIdentity, socketIdentity } from '../events/socket-identity.ts'
import { type CheckBodyKeys, checkBodyKeys } from '../intercept/check-body-keys.ts'
import { type CheckCookies, checkCookies } from '../intercept/check-cookies.ts'
import { type CheckFraming, checkFraming } from '../intercept/check-framing.ts'
import { type CheckHost, checkHost } from '../intercept/check-host.ts'
import { type CheckRequestOrigin, checkRequestOrigin } from '../intercept/check-request-origin.ts'
import { clientAddress, type FindClientAddress } from '../intercept/client-address.ts'
import { type ClientHeaders, clientHeaders } from '../intercept/client-headers.ts'
import { type LimitRequests, limitRequests } from '../intercept/limit-requests.ts'
import { type ResolveRoute, resolveRoute } from '../intercept/resolve-route.ts'
import { type TlsSettings, tlsSettings } from '../intercept/tls-settings.ts'

export interface AtTheDoorDefences {
  readonly tlsSettings: TlsSettings
  readonly answerPlain: AnswerPlain
  readonly endSeenInClear: EndSeenInClear
  readonly clientAddress: FindClientAddress
  readonly canonicalAddress: CanonicalAddress
  readonly clientHeaders: ClientHeaders
  readonly checkFraming: CheckFraming
  readonly checkHost: CheckHost
  readonly limitRequests: LimitRequests
  readonly resolveRoute: ResolveRoute
  readonly checkCookies: CheckCookies
  readonly checkRequestOrigin: CheckRequestOrigin
  readonly checkBodyKeys: CheckBodyKeys
  readonly checkSocketOrigin: CheckSocketOrigin
  readonly socketIdentity: SocketIdentity
  readonly resolveMessage: ResolveMessage
  readonly responseHeaders: ResponseHeaders
  readonly cookieAttributes: CookieAttributes
}

export const atTheDoorDefences: AtTheDoorDefences = {
  tlsSettings,
  answerPlain,
  endSeenInClear,
  clientAddress,
  canonicalAddress,
  clientHeaders,
  checkFraming,
  checkHost,
  limitRequests,
  resolveRoute,
  checkCookies,
  checkRequestOrigin,
  checkBodyKeys,
  checkSocketOrigin,
  socketIdentity,
  resolveMessage,
  responseHeaders,
  cookieAttributes,
}
