import { type AnswerHow, scenario } from 'stepproof'

interface Proven {
  /** What the lured victim proves, in this order. */
  readonly answers: readonly AnswerHow[]
  readonly needs: readonly string[]
}

export const relayEverything = scenario<Proven>({
  id: 'aitm-relay/relay-everything',
  title: 'Relay sign-in and step-up through a look-alike site and keep the session',
  story:
    'A link leads the victim to a site that looks like the real one and passes everything on to it: the password, the one-time code, the answer of the passkey. The attacker keeps the session that comes of it, and goes on to where only a phishing-resistant factor leads.',
  class: 'aitm-relay',
  seen: ['https://attack.mitre.org/techniques/T1557/'],
  requirements: ['asvs-5.0.0:6.3.3', 'asvs-5.0.0:6.3.5', 'nist-800-63b-4:3.2.5'],
  needs: ['admin-page'],
  surfaces: ['session'],
  steals: ['session-cookie', 'device-key'],
  from: 'elsewhere',
  variants: {
    'one-time-code': { answers: [{ factor: 'totp' }], needs: ['totp'] },
    passkey: { answers: [{ factor: 'webauthn' }], needs: ['webauthn'] },
    'code-then-passkey': { answers: [{ factor: 'totp' }, { factor: 'webauthn' }], needs: ['totp', 'webauthn'] },
  },

  async honest({ victim }) {
    await victim.signIn()
    return victim.completes('admin-page', {})
  },

  async attack({ victim, attacker, variant }) {
    // the one deviation
    const site = await attacker.looksAlike(victim)
    const lured = site.lures(victim)
    await lured.signIn()
    const given = []
    for (const how of variant.answers) {
      const asked = await lured.perform('admin-page', {})
      given.push(await lured.answer(asked, how))
    }
    return [...given, await site.takesOver(lured, ['session-cookie', 'device-key']).perform('admin-page', {})]
  },

  expects: { outcome: 'challenged' },
})
