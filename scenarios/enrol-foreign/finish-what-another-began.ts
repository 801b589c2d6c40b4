import { type Actor, scenario } from 'stepproof'

interface Finishing {
  readonly operation: 'enrol-totp' | 'enrol-passkey'
  /** Who finishes: another account, or another session of the same one. */
  readonly by: 'own-account' | 'stolen-password'
  /** Whether the owner has finished it before. */
  readonly after: 'beginning' | 'end'
}

export const finishWhatAnotherBegan = scenario<Finishing>({
  id: 'enrol-foreign/finish-what-another-began',
  title: 'Finish with one’s own key what the owner began to bind',
  story:
    'The owner begins to bind a factor; what the page shows of it falls into the hands of the attacker. From a session of his own, at his account or at the owner’s, he answers it with his own key, before the owner does or once more after it.',
  class: 'enrol-foreign',
  seen: [
    'https://github.com/thunder-id/thunderid/issues/5424',
    'https://github.com/mkalioby/django-mfa2/releases/tag/v2.6.1-release',
  ],
  requirements: ['asvs-5.0.0:8.2.2', 'asvs-5.0.0:6.5.1'],
  needs: ['totp', 'webauthn'],
  surfaces: ['session', 'api'],
  steals: ['enrolment', 'password'],
  from: 'victim-network',
  variants: {
    'passkey-from-his-account': { operation: 'enrol-passkey', by: 'own-account', after: 'beginning', needs: ['enrol-passkey'] },
    'app-from-his-account': { operation: 'enrol-totp', by: 'own-account', after: 'beginning', needs: ['enrol-totp'] },
    'passkey-from-another-session': {
      operation: 'enrol-passkey',
      by: 'stolen-password',
      after: 'beginning',
      needs: ['enrol-passkey'],
    },
    'passkey-once-more': { operation: 'enrol-passkey', by: 'own-account', after: 'end', needs: ['enrol-passkey'] },
  },

  async honest({ victim, variant }) {
    await victim.signIn()
    return victim.completes(variant.operation, victim.intends(variant.operation))
  },

  async attack({ victim, attacker, variant }) {
    const { operation, by, after } = variant
    const wish = victim.intends(operation)
    const intruder: Actor = by === 'own-account' ? attacker.own : attacker.takes('password', victim)
    await victim.signIn()
    const asked = await victim.perform(operation, wish)
    await victim.answer(asked)
    await victim.perform(operation, wish, { after: asked, enrolment: after === 'end' ? 'whole' : 'begin' })
    await intruder.signIn()
    // the one deviation
    return intruder.perform(operation, wish, { enrolment: { begunBy: victim } })
  },

  expects: { outcome: 'refused', mayNotExist: true },
})
