import { type RequestTemplate, scenario } from 'stepproof'

export const removeAnotherPersonsFactor = scenario({
  id: 'factor-remove-ungated/remove-another-persons-factor',
  title: 'Remove another person’s factor by its address',
  story:
    'The attacker has an account of his own and proves all his factors there. He knows the id of a factor of somebody else, and sends the request that removes it, with that id in the place of his own.',
  class: 'factor-remove-ungated',
  seen: ['https://github.com/labd/wagtail-2fa/commit/ac23550d33b7436e90e3beea904647907eba5b74'],
  requirements: ['asvs-5.0.0:8.2.2', 'asvs-5.0.0:7.5.1'],
  needs: ['remove-factor', 'totp', 'webauthn', 'push'],
  surfaces: ['session', 'api'],
  steals: [],
  from: 'elsewhere',
  holds: ['totp', 'webauthn', 'push'],

  async honest({ victim }) {
    await victim.signIn()
    return victim.completes('remove-factor', victim.intends('remove-factor'))
  },

  async attack({ victim, attacker }) {
    const { own } = attacker
    const requests: RequestTemplate[] = []
    const noted = (request: RequestTemplate) => {
      requests.push(request)
      return request
    }
    await victim.signIn()
    await victim.perform('remove-factor', { factor: 'totp' }, { spelled: noted })
    const path = requests[0]?.path ?? ''
    // the one deviation
    const spelled = (request: RequestTemplate) => ({ ...request, path })
    await own.signIn()
    const asked = await own.perform('remove-factor', { factor: 'totp' }, { spelled })
    if (asked.seen === null) return asked
    await own.answer(asked)
    return own.perform('remove-factor', { factor: 'totp' }, { after: asked, spelled })
  },

  expects: { outcome: 'refused', mayNotExist: true },
})
