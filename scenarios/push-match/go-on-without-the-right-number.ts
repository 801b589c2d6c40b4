import { type ApproveHow, type Clock, type NumberShown, type Phone, scenario } from 'stepproof'

interface Reaction {
  /** What the owner does at the phone, who asked for nothing. */
  readonly reacts: (phone: Phone, shown: NumberShown, clock: Clock) => Promise<unknown>
  /** What the owner confirms with on ordinary days. */
  readonly usually: 'push' | 'totp'
}

/** Two digits that are not those in the thief’s browser. */
const another = ({ number }: NumberShown) => String((Number(number) + 1) % 100).padStart(2, '0')

const approving =
  (how: (shown: NumberShown) => ApproveHow): Reaction['reacts'] =>
  (phone, shown) =>
    phone.approves(shown, how(shown))

export const goOnWithoutTheRightNumber = scenario<Reaction>({
  id: 'push-match/go-on-without-the-right-number',
  title: 'Have a prompt count that was not approved with the number shown',
  story:
    'The attacker knows the password and sends a request for approval to the customer’s phone. She taps approve by habit, types a number that is not the one in his browser, denies, reports, or approves when it is too late. He goes on as if she had approved.',
  class: 'push-match',
  seen: ['https://trust.okta.com/security-advisories/okta-verify-for-ios-cve-2024-10327/'],
  requirements: ['nist-800-63b-4:3.1.3.2', 'asvs-5.0.0:6.6.2', 'asvs-5.0.0:6.6.4'],
  needs: ['push', 'totp', 'transfer'],
  surfaces: ['session', 'api'],
  steals: ['password'],
  from: 'victim-network',
  holds: ['totp', 'push'],
  variants: {
    'no-number': { reacts: approving(() => ({ number: null })), usually: 'push' },
    'empty-number': { reacts: approving(() => ({ number: '' })), usually: 'push' },
    'another-number': { reacts: approving((shown) => ({ number: another(shown) })), usually: 'push' },
    denied: { reacts: (phone) => phone.denies(), usually: 'push' },
    reported: { reacts: (phone) => phone.reports(), usually: 'totp' },
    // A prompt that nobody answers keeps the phone busy for a while.
    'no-reaction': { reacts: (phone) => phone.looks(), usually: 'totp' },
    'too-late': {
      needs: ['clock'],
      usually: 'push',
      reacts: async (phone, shown, clock) => {
        const { prompts } = await phone.looks()
        const prompt = prompts.at(-1)
        clock.advance(Math.ceil(((prompt?.expiresAt ?? 0) - clock.now()) / 1000))
        await phone.approves(shown, { prompt })
      },
    },
  },

  async honest({ victim, variant }) {
    await victim.signIn()
    return victim.completes('transfer', victim.intends('transfer'), { factor: variant.usually })
  },

  async attack({ victim, attacker, variant, clock }) {
    const toHimself = attacker.forges(victim.intends('transfer'), 'payee')
    const thief = attacker.takes('password', victim)
    await thief.signIn()
    const asked = await thief.perform('transfer', toHimself)
    // the one deviation
    await thief.answer(asked, { factor: 'push', meanwhile: (shown) => variant.reacts(victim.phone(), shown, clock) })
    return thief.perform('transfer', toHimself, { after: asked })
  },

  expects: { outcome: 'challenged' },
})
