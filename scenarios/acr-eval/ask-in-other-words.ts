import { scenario } from 'stepproof'

interface Asked {
  readonly operation: 'transfer' | 'admin-page'
  /** With what he answers: less than the operation demands. */
  readonly factor: 'password' | 'totp'
}

type Rewording = (demanded: string) => string

/** The number at the end of a level's name, one less; names without a number stay as they are. */
const lower: Rewording = (demanded) => demanded.replace(/\d+$/, (level) => String(Math.max(1, Number(level) - 1)))

/** Other ways to say how strong the proof is to be, which a lenient reader may take for the demanded level or for none at all. */
const rewordings: readonly Rewording[] = [
  lower,
  (demanded) => `${lower(demanded)} ${demanded}`,
  (demanded) => `${demanded} ${lower(demanded)}`,
  (demanded) => `urn:example:strongest ${lower(demanded)}`,
  () => 'urn:example:strongest',
  (demanded) => `${demanded}0`,
  (demanded) => demanded.toUpperCase(),
  (demanded) => demanded.replace(/^.*\D/, ''),
  () => '99',
  (demanded) => demanded,
]

export const askInOtherWords = scenario<Asked>({
  id: 'acr-eval/ask-in-other-words',
  title: 'Ask for unknown, several or misspelled levels and present what comes',
  story:
    'The attacker has the password, or has seen one code, and rewrites the demanded level on its way: unknown names, several at once, capital letters, a bare number. Whatever comes back, it was reached with less than the action takes, and must not open it.',
  class: 'acr-eval',
  seen: ['https://github.com/keycloak/keycloak/issues/31534', 'https://github.com/keycloak/keycloak/issues/15237'],
  requirements: ['rfc-9470:5', 'asvs-5.0.0:6.8.4', 'asvs-5.0.0:10.3.4'],
  needs: ['open-id-connect'],
  surfaces: ['session', 'api'],
  steals: ['password', 'totp-code'],
  from: 'victim-device',
  variants: {
    'password-for-two': { operation: 'transfer', factor: 'password', needs: ['transfer'] },
    'code-for-three': { operation: 'admin-page', factor: 'totp', needs: ['admin-page', 'totp', 'webauthn', 'clock'] },
  },

  async honest({ victim, variant: { operation } }) {
    await victim.signIn()
    return victim.completes(operation, victim.intends(operation))
  },

  async attack({ victim, attacker, clock, variant: { operation, factor } }) {
    const wish = attacker.forges(victim.intends(operation), 'payee')
    await victim.signIn()
    const extension = attacker.atDeviceOf(victim)
    const tried = []
    for (const reword of rewordings) {
      const asked = await extension.perform(operation, wish)
      if (asked.step.outcome !== 'challenged') return [...tried, asked]
      const seen = factor === 'totp' ? { code: attacker.sees(victim.nextCode('victim')) } : {}
      // the one deviation
      const editAuthorization = (authorization: URLSearchParams) =>
        authorization.set('acr_values', reword(authorization.get('acr_values') ?? ''))
      await extension.answer(asked, { factor, ...seen, editAuthorization })
      tried.push(await extension.perform(operation, wish, { after: asked }))
      if (factor === 'totp') clock.advance(30)
    }
    return tried
  },

  expects: { outcome: 'challenged' },
})
