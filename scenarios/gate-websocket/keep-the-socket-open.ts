import { overSocket, scenario } from 'stepproof'

export const keepTheSocketOpen = scenario<{ readonly after: 'signing-out' | 'max-age' | 'lying-idle' }>({
  id: 'gate-websocket/keep-the-socket-open',
  title: 'Keep a WebSocket open beyond the elevation or the session that opened it',
  story:
    'A script in the page holds a WebSocket that was opened right after the step-up. It sends its command when the customer has signed out, or when the proof has grown too old, and hopes that nobody looks again.',
  class: 'gate-websocket',
  seen: [
    'https://security.docs.wso2.com/en/latest/security-announcements/security-advisories/2023/WSO2-2021-1318/',
    'https://attack.mitre.org/techniques/T1185/',
  ],
  requirements: ['asvs-5.0.0:4.4.3', 'asvs-5.0.0:4.4.4', 'asvs-5.0.0:7.4.1'],
  needs: ['websocket', 'change-email', 'statement', 'clock', 'sign-out'],
  surfaces: ['session'],
  steals: [],
  from: 'victim-device',
  variants: {
    'signed-out': { after: 'signing-out' },
    'proof-too-old': { after: 'max-age' },
    'session-too-old': { after: 'lying-idle' },
  },

  async honest({ victim }) {
    await victim.signIn()
    await victim.completes('change-email', victim.intends('change-email'))
    const { step, actor } = await overSocket(victim)
    return (await actor?.perform('change-email', victim.intends('change-email', 2))) ?? { step }
  },

  async attack({ victim, attacker, variant: { after }, clock, target }) {
    await victim.signIn()
    await victim.completes('change-email', victim.intends('change-email'))
    const script = await overSocket(attacker.atDeviceOf(victim))
    if (script.actor === null) return script
    await script.actor.perform('statement', {})
    const maxAgeSeconds = target.operations.find(({ id }) => id === 'change-email')?.maxAgeSeconds ?? 0
    if (after === 'signing-out') await victim.signOut()
    else clock.advance(after === 'max-age' ? maxAgeSeconds + 1 : 24 * 3600)
    // the one deviation
    return script.actor.perform('change-email', attacker.forges({}, 'email'))
  },

  expects: { outcome: 'challenged' },
})
