/** What an access token says of itself to whoever holds it, where it is a JWT (RFC 9068). */
import { decodeJwt } from 'jose'
import { ScenarioError } from '../errors.ts'
import type { Actor } from './actor.ts'

/** Seconds until the actor's access token ends. @throws ScenarioError when there is none that is a JWT with an end */
export function secondsLeft({ options: { wallet, stage } }: Actor): number {
  const name = stage.options.definition.stealable['access-token']?.tokens?.[0] ?? ''
  const token = wallet.tokens.get(name) ?? ''
  const end = token.split('.').length === 3 ? decodeJwt(token).exp : undefined
  if (end === undefined) throw new ScenarioError('the access token is no JWT: `needs` has to name `jwt-access-token`')
  return end - stage.options.clock.now() / 1000
}
