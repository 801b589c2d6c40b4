import { scenario } from 'stepproof'

interface Redirect {
  readonly of: 'sign-in' | 'step-up'
}

export const answerWithAnotherProvider = scenario<Redirect>({
  id: 'idp-mixup/answer-with-another-provider',
  title: 'Answer the redirect with an OpenID provider of the attacker’s own',
  story:
    'The attacker runs an OpenID provider that says of everybody what he likes: that they are the victim, and have shown a security key. He begins a sign-in or a step-up, gives up at the real provider, and brings back the answer of his own.',
  class: 'idp-mixup',
  seen: [
    'https://github.com/better-auth/better-auth/pull/10403',
    'https://github.com/OpenIDC/mod_auth_openidc/blob/master/ChangeLog',
  ],
  requirements: ['asvs-5.0.0:6.8.1', 'asvs-5.0.0:10.2.2', 'asvs-5.0.0:10.5.3', 'rfc-9700:4.4'],
  needs: ['federation', 'change-email', 'statement'],
  surfaces: ['session'],
  steals: [],
  from: 'victim-device',
  variants: { 'sign-in': { of: 'sign-in' }, 'step-up': { of: 'step-up' } },

  async honest({ victim }) {
    await victim.signIn()
    return victim.completes('change-email', victim.intends('change-email'))
  },

  async attack({ victim, attacker, variant: { of } }) {
    const editResponse = await attacker.workshop.provider(victim, 3)
    if (of === 'sign-in') {
      // the one deviation
      const deeds = [await attacker.own.signIn('another-provider', { editResponse }), await attacker.own.perform('statement', {})]
      await attacker.workshop.heard('an OpenID provider')
      return deeds
    }
    await victim.signIn()
    const malware = attacker.atDeviceOf(victim)
    const wanted = attacker.forges(victim.intends('change-email'), 'email')
    const asked = await malware.perform('change-email', wanted)
    // the one deviation
    await malware.answer(asked, { factor: 'another-provider', editResponse })
    await attacker.workshop.heard('an OpenID provider')
    return malware.perform('change-email', wanted, { after: asked })
  },

  expects: { outcome: 'challenged' },
})
