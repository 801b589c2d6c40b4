import { scenario } from 'stepproof'

interface Outlasting {
  /** Requests that come in between. */
  readonly others: number
  /** Seconds after the first use at which the proof is sent again, one after the other. */
  readonly after: readonly number[]
}

export const outlastTheMemory = scenario<Outlasting>({
  id: 'replay-cache-local/outlast-the-memory',
  title: 'Replay a proof when the memory of it may be gone',
  story:
    'A thief has seen a request with its token and proof. He waits, or floods the service with requests that are good, until it may have forgotten what it has seen, and sends the proof again.',
  class: 'replay-cache-local',
  seen: [
    'https://github.com/panva/node-oidc-provider/commit/f1672336750b8a23ad0c0fa9f3bb2f91ad61397d',
    'https://attack.mitre.org/techniques/T1550/',
  ],
  requirements: ['rfc-9449:11.1', 'asvs-5.0.0:10.3.5'],
  needs: ['dpop', 'statement', 'clock'],
  surfaces: ['api'],
  steals: ['access-token', 'dpop-proof'],
  from: 'victim-network',
  variants: {
    'after-a-while': { others: 0, after: [1, 10, 29, 31, 45, 59, 60, 61, 90, 120, 300] },
    'after-a-flood': { others: 12, after: [0] },
  },

  async honest({ victim, clock }) {
    await victim.signIn()
    await victim.perform('statement', {})
    clock.advance(60)
    return victim.perform('statement', {})
  },

  async attack({ victim, attacker, clock, variant: { others, after } }) {
    await victim.signIn()
    await victim.perform('statement', {})
    const thief = attacker.takes(['access-token', 'dpop-proof'], victim)
    for (let request = 0; request < others; request += 1) await victim.perform('statement', {})
    const started = clock.now()
    const replays = []
    for (const seconds of after) {
      clock.advance(seconds - (clock.now() - started) / 1000)
      // the one deviation
      replays.push(await thief.perform('statement', {}, { proof: 'seen' }))
    }
    return replays
  },

  expects: { outcome: 'refused' },
})
