/** What the parts of enrolment work with. */
import type { Defences } from '../gateway/defences.ts'
import type { Database } from '../store/database.ts'

export interface EnrolmentOptions {
  readonly database: Database
  readonly defences: Defences
  readonly relyingPartyId: string
  /** Where WebAuthn registrations are made: the gateway's pages and the provider's. */
  readonly origins: readonly string[]
}
