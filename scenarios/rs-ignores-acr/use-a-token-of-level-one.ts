import { scenario } from 'stepproof'

interface Used {
  readonly operation: 'transfer' | 'change-email' | 'admin-page'
  /** Whether the token names what it is for, at the level of a password. */
  readonly named: 'plain' | 'named'
}

const lowest = (authorization: URLSearchParams) =>
  authorization.set('acr_values', (authorization.get('acr_values') ?? '1').replace(/\d+$/, '1'))

export const useATokenOfLevelOne = scenario<Used>({
  id: 'rs-ignores-acr/use-a-token-of-level-one',
  title: 'Use a genuine token of level 1 where a second factor is demanded',
  story:
    'Somebody at the customer’s unlocked phone calls the protected interface with the token of the ordinary sign-in, which is valid and has the right audience. With the password he even gets one that names the action, but nothing in it says that a second factor was there.',
  class: 'rs-ignores-acr',
  seen: ['https://attack.mitre.org/techniques/T1550/001/'],
  requirements: ['rfc-9470:3', 'asvs-5.0.0:10.3.4', 'asvs-5.0.0:6.8.4'],
  needs: ['open-id-connect'],
  surfaces: ['api'],
  steals: ['password'],
  from: 'victim-device',
  variants: {
    transfer: { operation: 'transfer', named: 'plain', needs: ['transfer'] },
    'change-email': { operation: 'change-email', named: 'plain', needs: ['change-email'] },
    'admin-page': { operation: 'admin-page', named: 'plain', needs: ['admin-page', 'webauthn'] },
    'named-transfer': { operation: 'transfer', named: 'named', needs: ['transfer'] },
    'named-admin-page': { operation: 'admin-page', named: 'named', needs: ['admin-page', 'webauthn'] },
  },

  async honest({ victim, variant: { operation } }) {
    await victim.signIn()
    return victim.completes(operation, victim.intends(operation))
  },

  async attack({ victim, attacker, variant: { operation, named } }) {
    const wish = attacker.forges(victim.intends(operation), operation === 'transfer' ? 'payee' : 'email')
    await victim.signIn()
    const finder = attacker.atDeviceOf(victim)
    // the one deviation
    const asked = await finder.perform(operation, wish)
    if (named === 'plain' || asked.step.outcome !== 'challenged') return asked
    await finder.answer(asked, { factor: 'password', editAuthorization: lowest })
    return finder.perform(operation, wish, { after: asked })
  },

  expects: { outcome: 'challenged' },
})
