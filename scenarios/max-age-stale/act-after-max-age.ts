import { FlowFailure, scenario, type TargetFacts } from 'stepproof'

/** Seconds by which the proof is older than the target allows. */
const justOver = 1

interface Operation {
  readonly operation: 'change-email' | 'admin-page'
}

function allowedAge({ operations }: TargetFacts, id: string): number {
  const maxAgeSeconds = operations.find((operation) => operation.id === id)?.maxAgeSeconds ?? null
  if (maxAgeSeconds === null) throw new FlowFailure(`the target declares no freshness for ${id}`)
  return maxAgeSeconds
}

export const actAfterMaxAge = scenario<Operation>({
  id: 'max-age-stale/act-after-max-age',
  title: 'Act when the proof is older than allowed',
  story:
    'The customer confirms with a second factor, works on for a while and leaves the desk. One second after the proof has become too old, somebody else sits down at the open browser and takes over the account.',
  class: 'max-age-stale',
  seen: ['https://github.com/auth0/auth0-server-python/pull/161'],
  requirements: ['rfc-9470:3', 'asvs-5.0.0:7.5.3'],
  needs: ['clock'],
  surfaces: ['session', 'api'],
  steals: [],
  from: 'victim-device',
  variants: {
    'change-email': { operation: 'change-email', needs: ['change-email'] },
    'admin-page': { operation: 'admin-page', needs: ['admin-page', 'webauthn'] },
  },

  async honest({ victim, clock, target, variant: { operation } }) {
    await victim.signIn()
    await victim.completes(operation, victim.intends(operation))
    clock.advance(allowedAge(target, operation))
    return victim.perform(operation, victim.intends(operation, 2))
  },

  async attack({ victim, attacker, clock, target, variant: { operation } }) {
    await victim.signIn()
    await victim.completes(operation, victim.intends(operation))
    clock.advance(allowedAge(target, operation))
    await victim.perform(operation, victim.intends(operation, 2))
    // the one deviation
    clock.advance(justOver)
    return attacker.atDeviceOf(victim).perform(operation, attacker.forges(victim.intends(operation, 3), 'email'))
  },

  expects: { outcome: 'challenged' },
})
