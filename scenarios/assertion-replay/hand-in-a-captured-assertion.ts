import { type AnswerHow, scenario } from 'stepproof'

interface Replay {
  readonly ceremony: NonNullable<AnswerHow['ceremony']>
  /** Who hands it in. */
  readonly by: 'malware' | 'thief'
}

export const handInACapturedAssertion = scenario<Replay>({
  id: 'assertion-replay/hand-in-a-captured-assertion',
  title: 'Hand in a captured answer of a passkey once more',
  story:
    'Malware in the browser keeps what the customer’s passkey answered when she paid the rent. Later the attacker hands the same answer in for a payment of his own, in her browser or in a session that he opened with the password. Her passkey is synced between devices and counts nothing, so that no counter gives the copy away.',
  class: 'assertion-replay',
  seen: ['https://github.com/duo-labs/webauthn.io/issues/28'],
  requirements: ['asvs-5.0.0:6.5.1', 'asvs-5.0.0:6.7.2', 'nist-800-63b-4:3.2.7'],
  needs: ['webauthn', 'transfer'],
  surfaces: ['session', 'api'],
  steals: ['password', 'assertion'],
  from: 'victim-device',
  holds: ['totp', 'synced-passkey'],
  variants: {
    'in-a-new-ceremony': { ceremony: 'begun', by: 'malware' },
    'without-a-ceremony': { ceremony: 'left-out', by: 'malware' },
    'in-another-session': { ceremony: 'left-out', by: 'thief', from: 'victim-network' },
  },

  async honest({ victim }) {
    await victim.signIn()
    await victim.completes('transfer', victim.intends('transfer'), { factor: 'webauthn' })
    return victim.completes('transfer', victim.intends('transfer', 2), { factor: 'webauthn' })
  },

  async attack({ victim, attacker, variant: { ceremony, by } }) {
    const toHimself = attacker.forges(victim.intends('transfer'), 'payee')
    await victim.signIn()
    const asked = await victim.perform('transfer', victim.intends('transfer'))
    const { assertion } = await victim.answer(asked, { factor: 'webauthn' })
    const thief = by === 'malware' ? attacker.atDeviceOf(victim) : attacker.takes('password', victim)
    if (by === 'thief') await thief.signIn()
    const his = await thief.perform('transfer', toHimself)
    // the one deviation
    await thief.answer(his, { factor: 'webauthn', ceremony, ...(assertion !== null && { captured: assertion }) })
    return thief.perform('transfer', toHimself, { after: his })
  },

  expects: { outcome: 'challenged' },
})
