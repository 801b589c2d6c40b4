import { scenario } from 'stepproof'

export const rideOnTheProviderSession = scenario<{ readonly prompt: string | null }>({
  id: 'gate-alt-login-path/ride-on-the-provider-session',
  title: 'Let the session at the provider stand for the factor of another action',
  story:
    'The victim has just approved a transfer with a second factor, and goes for a coffee. The attacker asks for another action and sends the browser to the provider, where the open session is to vouch for him without any proof.',
  class: 'gate-alt-login-path',
  seen: ['https://kb.cert.org/vuls/id/780781', 'https://www.drupal.org/sa-contrib-2025-098'],
  requirements: ['asvs-5.0.0:6.3.4', 'asvs-5.0.0:6.8.4', 'rfc-9470:5'],
  needs: ['open-id-connect', 'transfer', 'change-email'],
  surfaces: ['session', 'api'],
  steals: [],
  from: 'victim-device',
  variants: {
    'as-asked': { prompt: null },
    'prompt-none': { prompt: 'none' },
    'prompt-empty': { prompt: '' },
  },

  async honest({ victim }) {
    await victim.signIn()
    await victim.completes('transfer', victim.intends('transfer'))
    return victim.completes('change-email', victim.intends('change-email'))
  },

  async attack({ victim, attacker, variant: { prompt } }) {
    await victim.signIn()
    await victim.completes('transfer', victim.intends('transfer'))
    const intruder = attacker.atDeviceOf(victim)
    const email = attacker.forges({}, 'email')
    const asked = await intruder.perform('change-email', email)
    const editAuthorization = (parameters: URLSearchParams) => {
      if (prompt !== null) parameters.set('prompt', prompt)
    }
    // the one deviation
    const answered = await intruder.answer(asked, { factor: 'none', editAuthorization })
    return [answered, await intruder.perform('change-email', email, { after: asked })]
  },

  expects: { outcome: 'challenged' },
})
