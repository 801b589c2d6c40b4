import { type Actor, type Clock, FlowFailure, scenario, type TargetFacts } from 'stepproof'

interface Limit {
  readonly limit: 'idleSeconds' | 'absoluteSeconds'
}

/** Works until a session is as old or as idle as it may be, and not a second longer. */
async function upToTheLimit(person: Actor, clock: Clock, { sessions }: TargetFacts, limit: Limit['limit']): Promise<void> {
  const allowed = sessions?.[limit] ?? null
  if (allowed === null) throw new FlowFailure(`the target declares no ${limit}`)
  // Whoever works all day is never gone for as long as would be allowed.
  const idle = sessions?.idleSeconds ?? allowed
  const stride = limit === 'idleSeconds' ? idle : idle - 10
  for (let left = allowed; left > 0; left -= stride) {
    await person.perform('statement', {})
    clock.advance(Math.min(stride, left))
  }
}

export const useAForgottenSession = scenario<Limit>({
  id: 'session-timeouts/use-a-forgotten-session',
  title: 'Use a session that was left open for too long',
  story:
    'The customer leaves a shared computer without signing out, or works on it all day. When nobody was there for longer than allowed, or the working day is over, somebody else sits down and reads the account.',
  class: 'session-timeouts',
  seen: ['https://attack.mitre.org/techniques/T1550/004/'],
  requirements: ['asvs-5.0.0:7.3.1', 'asvs-5.0.0:7.3.2', 'pci-dss-4.0.1:8.2.8'],
  needs: ['clock', 'statement'],
  surfaces: ['session'],
  steals: [],
  from: 'victim-device',
  variants: { 'left-idle': { limit: 'idleSeconds' }, 'used-all-day': { limit: 'absoluteSeconds' } },

  async honest({ victim, clock, target, variant }) {
    await victim.signIn()
    await upToTheLimit(victim, clock, target, variant.limit)
    return victim.perform('statement', {})
  },

  async attack({ victim, attacker, clock, target, variant }) {
    await victim.signIn()
    await upToTheLimit(victim, clock, target, variant.limit)
    // the one deviation
    clock.advance(1)
    return attacker.atDeviceOf(victim).perform('statement', {})
  },

  expects: { outcome: 'refused' },
})
