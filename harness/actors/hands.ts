/** Whose hands a new authenticator ends up in: its owner's, or those of a thief, who has none of the account's yet. */
import { randomBytes } from 'node:crypto'
import { SoftwareAuthenticator } from '../authenticators/software-authenticator.ts'
import { TotpGenerator } from '../authenticators/totp-generator.ts'
import type { FactorBinding, Hands } from '../targets/target.ts'
import type { Actor } from './actor.ts'
import type { PerformHow } from './deed.ts'

/** @throws ScenarioError when the attacker finishes what the victim began and may not */
export function bindingOf(actor: Actor, { enrolment = 'whole' }: PerformHow): FactorBinding {
  const { stage, role } = actor.options
  const begunBy = typeof enrolment === 'object' ? enrolment.begunBy : null
  if (begunBy !== null && begunBy.options.role !== role) stage.mayUse('enrolment')
  return {
    hands: handsOf(actor),
    begunBy: begunBy === null ? null : handsOf(begunBy),
    until: enrolment === 'begin' ? 'begun' : 'bound',
    nowMs: stage.options.clock.now(),
  }
}

function handsOf({ options }: Actor): Hands {
  return options.authenticatorsOf ?? emptyHands()
}

function emptyHands(): Hands {
  return { totp: new TotpGenerator(randomBytes(20)), authenticator: new SoftwareAuthenticator(), begun: null }
}
