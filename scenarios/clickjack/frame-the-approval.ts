import { scenario } from 'stepproof'

export const frameTheApproval = scenario({
  id: 'clickjack/frame-the-approval',
  title: 'Show the pages of approval in a frame under something else',
  story:
    'The signed-in customer plays a game on the attacker’s page. Invisible above its buttons lie the pages of the service, so that each click approves a payment that nobody saw.',
  class: 'clickjack',
  seen: ['https://attack.mitre.org/techniques/T1185/'],
  requirements: ['asvs-5.0.0:3.4.6'],
  needs: ['pages', 'transfer'],
  surfaces: ['session'],
  steals: [],
  from: 'victim-device',

  async honest({ victim }) {
    await victim.signIn()
    return victim.completes('transfer', victim.intends('transfer'))
  },

  async attack({ victim, attacker }) {
    await victim.signIn()
    const asked = await victim.perform('transfer', victim.intends('transfer'))
    // the one deviation
    return attacker.frames(victim, asked)
  },

  expects: { outcome: 'refused' },
})
