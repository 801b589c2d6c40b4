import { type Actor, type Clock, type Mail, scenario } from 'stepproof'

interface Old {
  /** How the link that the attacker holds has become worthless. */
  readonly passes: (link: Mail, people: { readonly victim: Actor; readonly clock: Clock }) => Promise<unknown>
}

/** Seconds: the longest that a code in a mail may be good for (NIST SP 800-63B-4, 4.2.1), and one more. */
const aDay = 86_401

export const useAnOldRecoveryLink = scenario<Old>({
  id: 'grant-reuse/use-an-old-recovery-link',
  title: 'Open the account with a link for a forgotten password that counts no more',
  story:
    'The attacker reads the customer’s mail and finds a link for a forgotten password. She has used it already, has asked for another one or has chosen a new password since, or the mail is a day old. He sets a password of his own with it.',
  class: 'grant-reuse',
  seen: ['https://github.com/zitadel/zitadel/security/advisories/GHSA-g4r8-mp7g-85fq'],
  requirements: ['asvs-5.0.0:6.4.3', 'asvs-5.0.0:6.5.1', 'nist-800-63b-4:4.2.1'],
  needs: ['mailbox', 'recovery-link', 'transfer'],
  surfaces: ['session'],
  steals: ['mailbox'],
  from: 'victim-network',
  variants: {
    used: { passes: (link, { victim }) => victim.signIn('recovery-link', { link }) },
    'after-another-one': { passes: (_link, { victim }) => victim.asksForLink() },
    'after-a-new-password': {
      needs: ['change-password'],
      async passes(_link, { victim }) {
        await victim.signIn()
        await victim.completes('change-password', victim.intends('change-password'))
      },
    },
    'a-day-later': { needs: ['clock'], passes: async (_link, { clock }) => clock.advance(aDay) },
  },

  async honest({ victim }) {
    await victim.signIn('recovery-link', { link: await victim.asksForLink() })
    return victim.completes('transfer', victim.intends('transfer'))
  },

  async attack({ victim, attacker, clock, variant }) {
    const thief = attacker.takes([], victim)
    const link = await thief.asksForLink()
    await variant.passes(link, { victim, clock })
    // the one deviation
    return thief.signIn('recovery-link', { link })
  },

  expects: { outcome: 'refused' },
})
