import { type Actor, type Attacker, type Clock, type Code, dead, nextRecoveryCode, scenario } from 'stepproof'

interface Worthless {
  /** Where the code is from. */
  readonly code: (victim: Actor, attacker: Attacker, clock: Clock) => Promise<Code>
}

/** The victim binds another app with a recovery code: the one that is used up. */
async function use(victim: Actor): Promise<Code> {
  const code = nextRecoveryCode(victim)
  await victim.completes('enrol-factor', victim.intends('enrol-factor'), { factor: 'recovery-code', code })
  return dead(code)
}

export const useAWorthlessRecoveryCode = scenario<Worthless>({
  id: 'recovery-code-abuse/use-a-worthless-recovery-code',
  title: 'Bind a factor with a recovery code that is used, old or somebody else’s',
  story:
    'The attacker knows the password and wants to bind an authenticator of his own. He tries a recovery code that the customer has used, one from the sheet before, half of one, and one from the sheet of his own account.',
  class: 'recovery-code-abuse',
  seen: [
    'https://github.com/gogs/gogs/security/advisories/GHSA-p6x6-9mx6-26wj',
    'https://github.com/parse-community/parse-server/security/advisories/GHSA-4hf6-3x24-c9m8',
  ],
  requirements: ['asvs-5.0.0:6.5.1', 'nist-800-63b-4:3.1.2.2'],
  needs: ['recovery-codes', 'totp', 'enrol-factor'],
  surfaces: ['session', 'api'],
  steals: ['password', 'recovery-code'],
  from: 'victim-network',
  holds: ['totp', 'recovery-codes'],
  variants: {
    used: { code: (victim) => use(victim) },
    'used-and-respelled': {
      code: async (victim) => {
        const code = await use(victim)
        return { ...code, text: code.text.replaceAll('-', ' ').toLowerCase() }
      },
    },
    'from-the-sheet-before': {
      needs: ['make-recovery-codes', 'clock'],
      code: async (victim, _attacker, clock) => {
        const code = nextRecoveryCode(victim)
        await victim.completes('make-recovery-codes', {}, { factor: 'totp' })
        // Instants of tokens are whole seconds: what begins in the second of the change may count as before it.
        clock.advance(1)
        return dead(code)
      },
    },
    'half-of-one': {
      code: async (victim) => {
        const code = nextRecoveryCode(victim)
        return dead({ ...code, text: code.text.slice(0, code.text.length / 2) })
      },
    },
    'from-ones-own-sheet': { code: async (_victim, attacker) => nextRecoveryCode(attacker.own) },
  },

  async honest({ victim }) {
    const code = nextRecoveryCode(victim)
    const typed = { ...code, text: code.text.replaceAll('-', '').toLowerCase() }
    await victim.signIn()
    return victim.completes('enrol-factor', victim.intends('enrol-factor'), { factor: 'recovery-code', code: typed })
  },

  async attack({ victim, attacker, variant, clock }) {
    await victim.signIn()
    const code = await variant.code(victim, attacker, clock)
    const thief = attacker.takes('password', victim)
    await thief.signIn()
    const asked = await thief.perform('enrol-factor', { name: 'Spare' })
    // the one deviation
    await thief.answer(asked, { factor: 'recovery-code', code: attacker.finds(code) })
    return thief.perform('enrol-factor', { name: 'Spare' }, { after: asked })
  },

  expects: { outcome: 'challenged' },
})
