import { type Phone, scenario } from 'stepproof'

interface Flood {
  readonly reacts: (phone: Phone) => Promise<unknown>
  /** Prompts that the owner lets pass on ordinary days, and what is confirmed with in the end. */
  readonly mistakes: (limit: number) => number
  readonly usually: 'push' | 'totp'
}

export const floodThePhone = scenario<Flood>({
  id: 'prompt-flood/flood-the-phone',
  title: 'Send requests for approval until the owner gives in',
  story:
    'The attacker knows the password. He starts a payment again and again, and each time a request goes to the customer’s phone, which she denies, leaves alone, or reports as fraud. After a few no more may reach her.',
  class: 'prompt-flood',
  seen: ['https://security.docs.wso2.com/en/latest/security-announcements/security-advisories/2026/WSO2-2025-4177/'],
  requirements: ['asvs-5.0.0:6.6.4', 'nist-800-63b-4:3.1.3.2'],
  needs: ['push', 'totp', 'transfer', 'clock'],
  surfaces: ['session', 'api'],
  steals: ['password'],
  from: 'victim-network',
  holds: ['totp', 'push'],
  locksOut: 'victim',
  variants: {
    denied: { reacts: (phone) => phone.denies(), mistakes: (limit) => limit - 1, usually: 'push' },
    'left-alone': { reacts: (phone) => phone.looks(), mistakes: () => 0, usually: 'push' },
    reported: { reacts: (phone) => phone.reports(), mistakes: () => 0, usually: 'totp' },
  },

  async honest({ victim, target, variant }) {
    const rent = victim.intends('transfer')
    await victim.signIn()
    for (let mistake = 0; mistake < variant.mistakes(target.limits.unapprovedPrompts ?? 1); mistake += 1) {
      const asked = await victim.perform('transfer', rent)
      await victim.answer(asked, { factor: 'push', meanwhile: () => victim.phone().denies() })
    }
    return victim.completes('transfer', rent, { factor: variant.usually })
  },

  async attack({ victim, attacker, target, variant }) {
    const phone = victim.phone()
    const toHimself = attacker.forges(victim.intends('transfer'), 'payee')
    const thief = attacker.takes('password', victim)
    const ask = async () =>
      thief.answer(await thief.perform('transfer', toHimself), { factor: 'push', meanwhile: () => variant.reacts(phone) })
    await thief.signIn()
    for (let prompt = 0; prompt < (target.limits.unapprovedPrompts ?? 1); prompt += 1) await ask()
    // the one deviation
    const oneMore = await ask()
    await phone.looks()
    return oneMore
  },

  expects: { outcome: 'refused' },
})
