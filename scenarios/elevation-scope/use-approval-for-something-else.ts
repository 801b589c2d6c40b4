import { scenario } from 'stepproof'

type Operation = 'transfer' | 'change-email' | 'add-payee' | 'admin-page'

interface Turned {
  readonly approved: Operation
  readonly used: Operation
  /** The field that he turns to his advantage. */
  readonly field: string
}

export const useApprovalForSomethingElse = scenario<Turned>({
  id: 'elevation-scope/use-approval-for-something-else',
  title: 'Use the approval of one action for another',
  story:
    'The customer approves something harmless, such as a new e-mail address. Malware in the browser uses the moment in which the session is elevated and does something else that takes an approval too.',
  class: 'elevation-scope',
  seen: ['https://attack.mitre.org/techniques/T1185/'],
  requirements: ['asvs-5.0.0:7.5.3', 'asvs-5.0.0:8.2.2', 'psd2-rts:5.1.b'],
  needs: ['transfer', 'change-email'],
  surfaces: ['session', 'api'],
  steals: [],
  from: 'victim-device',
  variants: {
    'email-for-transfer': { approved: 'change-email', used: 'transfer', field: 'payee' },
    'transfer-for-email': { approved: 'transfer', used: 'change-email', field: 'email' },
    'email-for-payee': { approved: 'change-email', used: 'add-payee', field: 'payee', needs: ['add-payee'] },
    'admin-page-for-transfer': { approved: 'admin-page', used: 'transfer', field: 'payee', needs: ['admin-page', 'webauthn'] },
  },

  async honest({ victim, variant: { approved, used } }) {
    await victim.signIn()
    await victim.completes(approved, victim.intends(approved))
    return victim.completes(used, victim.intends(used))
  },

  async attack({ victim, attacker, variant: { approved, used, field } }) {
    await victim.signIn()
    const asked = await victim.perform(approved, victim.intends(approved))
    await victim.answer(asked)
    // the one deviation
    return attacker.atDeviceOf(victim).perform(used, attacker.forges(victim.intends(used), field))
  },

  expects: { outcome: 'challenged' },
})
