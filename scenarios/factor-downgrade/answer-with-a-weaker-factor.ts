import { type AnswerHow, scenario } from 'stepproof'

interface Weaker {
  readonly factor: 'password' | 'totp'
  /** What he says of the browser on the way: nothing, or that it can do no better. */
  readonly says?: AnswerHow['editAuthorization']
}

const lower = (level: string) => (authorization: URLSearchParams) =>
  authorization.set('acr_values', (authorization.get('acr_values') ?? level).replace(/\d+$/, level))

export const answerWithAWeakerFactor = scenario<Weaker>({
  id: 'factor-downgrade/answer-with-a-weaker-factor',
  title: 'Answer a challenge for the passkey by a weaker factor',
  story:
    'The administration page takes a passkey, which cannot be phished. The attacker has the password and one code that he has seen, pretends that his browser knows no passkeys, and sends the code or the password to the address at which other challenges take it.',
  class: 'factor-downgrade',
  seen: ['https://github.com/zitadel/zitadel/security/advisories/GHSA-cfjq-28r2-4jv5'],
  requirements: ['asvs-5.0.0:6.3.3', 'asvs-5.0.0:6.3.4', 'nist-800-63b-4:2.2'],
  needs: ['admin-page', 'totp', 'webauthn', 'change-email'],
  surfaces: ['session', 'api'],
  steals: ['password', 'totp-code'],
  from: 'victim-device',
  variants: {
    code: { factor: 'totp' },
    password: { factor: 'password' },
    'code-of-a-lesser-browser': { factor: 'totp', says: lower('2'), needs: ['open-id-connect'] },
    'password-of-a-lesser-browser': { factor: 'password', says: lower('1'), needs: ['open-id-connect'] },
  },

  async honest({ victim }) {
    await victim.signIn()
    await victim.completes('change-email', victim.intends('change-email'), { factor: 'totp' })
    return victim.completes('admin-page', {}, { factor: 'webauthn' })
  },

  async attack({ victim, attacker, variant: { factor, says } }) {
    await victim.signIn()
    const intruder = attacker.atDeviceOf(victim)
    const asked = await intruder.perform('admin-page', {})
    const code = factor === 'totp' ? { code: attacker.sees(victim.nextCode('victim')) } : {}
    // the one deviation
    await intruder.answer(asked, { factor, ...code, ...(says !== undefined && { editAuthorization: says }) })
    return intruder.perform('admin-page', {}, { after: asked })
  },

  expects: { outcome: 'challenged' },
})
