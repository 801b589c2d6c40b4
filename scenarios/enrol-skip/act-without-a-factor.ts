import { type Actor, type Deed, mailboxOf, scenario } from 'stepproof'

/** All that there is to prove with. */
const withPassword = { factor: 'password' } as const

interface Way {
  readonly tries: (thief: Actor) => Promise<Deed>
}

export const actWithoutAFactor = scenario<Way>({
  id: 'enrol-skip/act-without-a-factor',
  title: 'Use the account of somebody who has not enrolled a factor yet',
  story:
    'The owner of the account has been sent a code with which to bind the first factor, and has not done so yet. The attacker knows the password: he binds a factor of his own as the first, with a made-up code or none, or goes straight for the money with the password only.',
  class: 'enrol-skip',
  seen: ['https://access.redhat.com/security/cve/CVE-2025-3910'],
  requirements: ['asvs-5.0.0:6.4.1', 'asvs-5.0.0:6.3.3', 'pci-dss-4.0.1:8.4.2'],
  needs: ['administration', 'mailbox', 'clock', 'activate', 'enrol-totp', 'transfer'],
  surfaces: ['session', 'api'],
  steals: ['password'],
  from: 'victim-network',
  holds: [],
  variants: {
    'binds-the-first-app': { tries: (thief) => thief.completes('enrol-totp', { name: 'Spare' }, withPassword) },
    'binds-the-first-passkey': {
      tries: (thief) => thief.completes('enrol-passkey', { name: 'Spare' }, withPassword),
      needs: ['enrol-passkey'],
    },
    'makes-a-code-up': {
      async tries(thief) {
        await thief.perform('activate', { code: 'ABCDEFGHIJKLMNOPQRSTUVWXYZ' })
        return thief.completes('enrol-totp', { name: 'Spare' }, withPassword)
      },
    },
    'acts-with-the-password': {
      async tries(thief) {
        const asked = await thief.perform('transfer', thief.intends('transfer'))
        if (asked.seen === null) return asked
        await thief.answer(asked, { factor: 'none' })
        return thief.perform('transfer', thief.intends('transfer'), { after: asked })
      },
    },
  },

  async honest({ victim, operator, clock }) {
    await operator.does('factors-removed', victim)
    clock.advance(1)
    const mail = await mailboxOf(victim)()
    await victim.signIn()
    await victim.perform('activate', { code: mail.findLast(({ text }) => text !== '')?.text ?? '' })
    return victim.completes('enrol-totp', victim.intends('enrol-totp'), withPassword)
  },

  async attack({ victim, attacker, operator, variant, clock }) {
    await operator.does('factors-removed', victim)
    clock.advance(1)
    const thief = attacker.takes('password', victim)
    await thief.signIn()
    // the one deviation
    return variant.tries(thief)
  },

  expects: { outcome: 'challenged' },
})
