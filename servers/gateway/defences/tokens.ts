/** Tokens, at the identity provider: what is issued for a proof, and how long it is worth it. */
import { type IssuedAs, issuedAs } from '../../idp/issued-as.ts'
import { type OffersRefresh, offersRefresh } from '../../idp/offers-refresh.ts'
import { type ProofRequired, proofRequired } from '../../idp/proof-required.ts'
import { type RedeemOnce, redeemOnce } from '../../idp/redeem-once.ts'
import { type RefreshedClaims, refreshedClaims } from '../../idp/refreshed-claims.ts'
import { type RequireBoundToken, requireBoundToken } from '../../idp/require-bound-token.ts'

export interface TokensDefences {
  readonly proofRequired: ProofRequired
  readonly issuedAs: IssuedAs
  readonly redeemOnce: RedeemOnce
  readonly offersRefresh: OffersRefresh
  readonly refreshedClaims: RefreshedClaims
  readonly requireBoundToken: RequireBoundToken
}

export const tokensDefences: TokensDefences = {
  proofRequired,
  issuedAs,
  redeemOnce,
  offersRefresh,
  refreshedClaims,
  requireBoundToken,
}
