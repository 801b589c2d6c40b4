import { scenario } from 'stepproof'

export const useApprovalInAnotherSession = scenario({
  id: 'elevation-scope/use-approval-in-another-session',
  title: 'Wait in a session of one’s own until the owner steps up elsewhere',
  story:
    'The attacker knows the password and has a session of his own on the customer’s network. He waits until the customer confirms something in another browser, and does the same thing in his.',
  class: 'elevation-scope',
  seen: ['https://security.docs.wso2.com/en/latest/security-announcements/security-advisories/2026/WSO2-2025-4530/'],
  requirements: ['asvs-5.0.0:7.5.3', 'asvs-5.0.0:8.2.2', 'asvs-5.0.0:10.3.2'],
  needs: ['change-email'],
  surfaces: ['session', 'api'],
  steals: ['password'],
  from: 'victim-network',

  async honest({ victim }) {
    await victim.signIn()
    await victim.completes('change-email', victim.intends('change-email'))
    // Once more within the same elevation: it is the owner’s own.
    return victim.perform('change-email', victim.intends('change-email', 2))
  },

  async attack({ victim, attacker }) {
    const thief = attacker.takes('password', victim, { imitating: true })
    await thief.signIn()
    await victim.signIn()
    await victim.completes('change-email', victim.intends('change-email'))
    // the one deviation
    return thief.perform('change-email', attacker.forges({}, 'email'))
  },

  expects: { outcome: 'challenged' },
})
