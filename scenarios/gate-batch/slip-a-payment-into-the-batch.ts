import { scenario, type Values } from 'stepproof'

interface Payment {
  readonly payee: string
  readonly cents: number
}
type Change = (approved: readonly Payment[], payee: string) => readonly Payment[]

const slipIn: Change = (approved, payee) => [...approved, { payee, cents: 90_000 }]
const redirect: Change = (approved, payee) => approved.map((one, place) => (place === 1 ? { ...one, payee } : one))
const raise: Change = (approved) => approved.map((one, place) => (place === 1 ? { ...one, cents: one.cents * 3 } : one))
const shifts = [-5_000, 5_000]
const shift: Change = (approved) => approved.map(({ payee, cents }, place) => ({ payee, cents: cents + (shifts[place] ?? 0) }))

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
    return malware.perform(
      'batch',
      changed(wanted, (payments) => change(payments, String(payee))),
      { after: asked },
    )
  },

  expects: { outcome: 'challenged' },
})

/** The payments of a batch are told as a text of `payee cents` pairs. */
function changed(values: Values, change: (payments: readonly Payment[]) => readonly Payment[]): Values {
  const payments = String(values.payments)
    .split(', ')
    .map((pair) => {
      const [payee = '', cents] = pair.split(' ')
      return { payee, cents: Number(cents) }
    })
  return {
    ...values,
    payments: change(payments)
      .map(({ payee, cents }) => `${payee} ${cents}`)
      .join(', '),
  }
}
