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
    if (of === 'step-up') await victim.signIn()
    const intruder = of === 'step-up' ? attacker.atDeviceOf(victim) : attacker.own
    const operation = of === 'step-up' ? 'change-email' : 'statement'
    const wanted = of === 'step-up' ? attacker.forges(victim.intends(operation), 'email') : {}
    const asked = of === 'step-up' ? await intruder.perform(operation, wanted) : undefined
    const answered =
      // the one deviation
      asked === undefined
        ? await intruder.signIn('another-provider', { editResponse })
        : await intruder.answer(asked, { factor: 'another-provider', editResponse })
    await attacker.workshop.heard('an OpenID provider')
    return [answered, await intruder.perform(operation, wanted, asked === undefined ? {} : { after: asked })]
  },

  expects: { outcome: 'challenged' },
})
