import { scenario } from 'stepproof'

export const readTheFactors = scenario({
  id: 'factor-secret-leak/read-the-factors',
  title: 'Read the secrets of the victim’s factors in the answers of the service',
  story:
    'The attacker sits at an open browser and has no second factor. He opens the list of factors and everything else that tells of the account, and looks for a seed or a recovery code from which he could make his own proof.',
  class: 'factor-secret-leak',
  seen: ['https://review.opendev.org/#/c/697355/'],
  requirements: ['asvs-5.0.0:6.5.2', 'asvs-5.0.0:14.2.6', 'pci-dss-4.0.1:8.3.2'],
  needs: ['list-factors', 'statement', 'transfer', 'totp'],
  surfaces: ['session', 'api'],
  steals: [],
  from: 'victim-device',
  holds: ['totp', 'webauthn', 'recovery-codes'],

  async honest({ victim }) {
    await victim.signIn()
    return victim.perform('list-factors', {})
  },

  async attack({ victim, attacker }) {
    await victim.signIn()
    const intruder = attacker.atDeviceOf(victim)
    // the one deviation
    const listed = await intruder.perform('list-factors', {})
    const account = await intruder.perform('statement', {})
    const asked = await intruder.perform('transfer', attacker.forges(victim.intends('transfer'), 'payee'))
    const guessed = await intruder.answer(asked, { factor: 'totp', code: attacker.guessesWrong(victim, 1) })
    return [listed, account, asked, guessed]
  },

  expects: { outcome: 'challenged', mayBeDone: 2 },
})
