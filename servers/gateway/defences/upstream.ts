/** Before an app of somebody else’s: what is passed on, and what comes back. */
import { type CheckForwardedQuery, checkForwardedQuery } from '../../upstream/check-forwarded-query.ts'
import { type HeadersForUpstream, headersForUpstream } from '../../upstream/headers-for-upstream.ts'
import { type HeadersFromUpstream, headersFromUpstream } from '../../upstream/headers-from-upstream.ts'
import { type ReadBoundFields, readBoundFields } from '../../upstream/read-bound-fields.ts'
import { type SignIdentity, signIdentity } from '../../upstream/sign-identity.ts'
import { type SocketMayGoOn, socketMayGoOn } from '../../upstream/socket-may-go-on.ts'

export interface UpstreamDefences {
  readonly checkForwardedQuery: CheckForwardedQuery
  readonly readBoundFields: ReadBoundFields
  readonly headersForUpstream: HeadersForUpstream
  readonly signIdentity: SignIdentity
  readonly headersFromUpstream: HeadersFromUpstream
  readonly socketMayGoOn: SocketMayGoOn
}

export const upstreamDefences: UpstreamDefences = {
  checkForwardedQuery,
  readBoundFields,
  headersForUpstream,
  signIdentity,
  headersFromUpstream,
  socketMayGoOn,
}
