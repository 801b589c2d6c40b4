import { FlowFailure, scenario, type TargetFacts } from 'stepproof'

/** Seconds by which the proof is older than the target allows. */
const justOver = 1

/** Seconds for which the way back from the proof is held up. */
const heldUp = 120

interface Operation {
  readonly operation: 'change-email' | 'admin-page' | 'transfer'
  readonly heldUpSeconds: 0 | typeof heldUp
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
    'The customer confirms with a second factor, works on for a while and leaves the desk. One second after the proof has become too old, somebody else sits down at the open browser. He may have held up the way back from the proof, so that session or token look younger than it.',
  class: 'max-age-stale',
  seen: ['https://github.com/auth0/auth0-server-python/pull/161'],
  requirements: ['rfc-9470:3', 'asvs-5.0.0:7.5.3'],
  needs: ['clock'],
  surfaces: ['session', 'api'],
  steals: [],
  from: 'victim-device',
  variants: {
    'change-email': { operation: 'change-email', heldUpSeconds: 0, needs: ['change-email'] },
    'admin-page': { operation: 'admin-page', heldUpSeconds: 0, needs: ['admin-page', 'webauthn'] },
    transfer: { operation: 'transfer', heldUpSeconds: 0, needs: ['transfer'] },
    'held-up': { operation: 'change-email', heldUpSeconds: heldUp, needs: ['change-email'] },
    'held-up-transfer': { operation: 'transfer', heldUpSeconds: heldUp, needs: ['transfer'] },
  },

  async honest({ victim, clock, target, variant: { operation, heldUpSeconds } }) {
    const early = await actAt(allowedAge(target, operation) - 1)
    return early.step.outcome === 'done' ? actAt(allowedAge(target, operation)) : early

    async function actAt(age: number) {
      await victim.signIn()
      const wish = victim.intends(operation, age)
      const asked = await victim.perform(operation, wish)
      await victim.answer(asked, { heldUpSeconds })
      clock.advance(age - heldUpSeconds)
      return victim.perform(operation, wish, { after: asked })
    }
  },

  async attack({ victim, attacker, clock, target, variant: { operation, heldUpSeconds } }) {
    const wish = victim.intends(operation)
    await victim.signIn()
    const asked = await victim.perform(operation, wish)
    await victim.answer(asked, { heldUpSeconds })
    clock.advance(allowedAge(target, operation) - heldUpSeconds)
    // Where the proof is good for several deeds, one more use of it makes it no younger.
    if (operation !== 'transfer') await victim.perform(operation, wish, { after: asked })
    // the one deviation
    clock.advance(justOver)
    const his = operation === 'transfer' ? wish : attacker.forges(victim.intends(operation, 2), 'email')
    return attacker.atDeviceOf(victim).perform(operation, his, { after: asked })
  },

  expects: { outcome: 'challenged' },
})
