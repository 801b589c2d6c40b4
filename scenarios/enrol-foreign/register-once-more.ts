import { scenario } from 'stepproof'

export const registerOnceMore = scenario({
  id: 'enrol-foreign/register-once-more',
  title: 'Bind a second key with the challenge of the first',
  story:
    'The owner binds a passkey. Malware in the same browser or app answers the same challenge once more, with a key of the attacker’s, at once or in the same moment.',
  class: 'enrol-foreign',
  seen: ['https://github.com/mkalioby/django-mfa2/releases/tag/v2.6.1-release'],
  requirements: ['asvs-5.0.0:6.5.1', 'asvs-5.0.0:15.4.2'],
  needs: ['webauthn', 'enrol-passkey'],
  surfaces: ['session'],
  steals: ['enrolment'],
  from: 'victim-device',

  async honest({ victim }) {
    await victim.signIn()
    return victim.completes('enrol-passkey', victim.intends('enrol-passkey'))
  },

  async attack({ victim, attacker }) {
    const wish = victim.intends('enrol-passkey')
    await victim.signIn()
    const asked = await victim.perform('enrol-passkey', wish)
    await victim.answer(asked)
    await victim.perform('enrol-passkey', wish, { after: asked })
    // the one deviation
    return attacker.atDeviceOf(victim).perform('enrol-passkey', wish, { enrolment: { begunBy: victim } })
  },

  expects: { outcome: 'refused', mayNotExist: true },
})
