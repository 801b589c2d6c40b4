import { scenario, type Values } from 'stepproof'

type Change = (approved: Values, payee: string) => Values

const slipIn: Change = (approved, payee) => ({ ...approved, 'payee 3': payee, 'cents 3': 90_000 })
const redirect: Change = (approved, payee) => ({ ...approved, 'payee 2': payee })
const raise: Change = (approved) => ({ ...approved, 'cents 2': Number(approved['cents 2']) * 3 })
const shift: Change = (approved) => ({
  ...approved,
  'cents 1': Number(approved['cents 1']) - 5_000,
  'cents 2': Number(approved['cents 2']) + 5_000,
})

export const slipAPaymentIntoTheBatch = scenario<{ readonly change: Change }>({
  id: 'gate-batch/slip-a-payment-into-the-batch',
  title: 'Slip a payment into a batch that was approved, or change one in it',
  story:
    'Malware in the browser lets the customer approve a batch of payments. Before it is executed one more payment is added, or one in the middle goes to another account or gets another amount; the sum on the screen may even stay the same.',
  class: 'gate-batch',
  seen: ['https://attack.mitre.org/techniques/T1185/'],
  requirements: ['asvs-5.0.0:2.3.2', 'psd2-rts:5.3.b'],
  needs: ['batch'],
  surfaces: ['session', 'api'],
  steals: [],
  from: 'victim-device',
  variants: {
    'one-more': { change: slipIn },
    'another-payee': { change: redirect },
    'another-amount': { change: raise },
    'the-same-sum': { change: shift },
  },

  async honest({ victim }) {
    await victim.signIn()
    return victim.completes('batch', victim.intends('batch'))
  },

  async attack({ victim, attacker, variant: { change } }) {
    await victim.signIn()
    const wanted = victim.intends('batch')
    const asked = await victim.perform('batch', wanted)
    await victim.answer(asked)
    const malware = attacker.atDeviceOf(victim)
    const { payee } = attacker.forges({ payee: '' }, 'payee')
    // the one deviation
    return malware.perform('batch', change(wanted, String(payee)), { after: asked })
  },

  expects: { outcome: 'challenged' },
})
