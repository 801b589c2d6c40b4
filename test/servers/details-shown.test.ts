import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { batchTerms } from '../../servers/demo/batch-terms.ts'
import type { Payment } from '../../servers/demo/payment.ts'
import { paymentTerms } from '../../servers/demo/payment.ts'
import { canonical, detailsOf, detailsSchema, type Terms } from '../../servers/details.ts'
import { showDetails, shownMoney } from '../../servers/details-shown.ts'
import { interactionPage } from '../../servers/idp/interaction-page.ts'

test.each([
  [1, '0.01 EUR'],
  [10, '0.10 EUR'],
  [100, '1.00 EUR'],
  [2999, '29.99 EUR'],
  [95_000, '950.00 EUR'],
  [100_000_000, '1000000.00 EUR'],
  [0, '0.00 EUR'],
  [-5, '-0.05 EUR'],
])('%d cents are shown as %s', (cents, shown) => {
  expect(shownMoney(cents, 'EUR')).toBe(shown)
})

test('a transfer is shown amount first, each term with its label', () => {
  const terms = paymentTerms({ payee: 'DE17000000000000000001', cents: 95_000, name: 'Landlady', reference: 'May' })
  expect(showDetails(detailsOf('transfer', 'p1', terms)).map(({ label, value }) => `${label}: ${value}`)).toEqual([
    'To do: transfer',
    'Amount: 950.00 EUR',
    'To account: DE17000000000000000001',
    'Name: Landlady',
    'Reference: May',
    'Number: p1',
  ])
})

const name = fc.constantFrom(
  'cents',
  'currency',
  'payee',
  'name',
  'reference',
  'count',
  'role',
  'toString',
  'constructor',
  'a',
  'b',
)
const anyTerms: fc.Arbitrary<Terms> = fc
  .array(fc.tuple(name, fc.oneof(fc.integer(), fc.string({ maxLength: 20 }))), { maxLength: 8 })
  .map((entries) => Object.fromEntries(entries))

test('every term of any details has its line, and with it the line changes', () => {
  fc.assert(
    fc.property(anyTerms, (terms) => {
      const lines = showDetails(detailsOf('transfer', null, terms)).map(({ label, value }) => `${label}: ${value}`)
      for (const [term, value] of Object.entries(terms)) {
        const text = lines.join('\n')
        const money = typeof terms.cents === 'number' && typeof terms.currency === 'string'
        const shown = term === 'cents' && money ? shownMoney(Number(value), String(terms.currency)) : String(value)
        for (const part of shown.split('\n')) expect(text).toContain(part)
        const changed = showDetails(
          detailsOf('transfer', null, { ...terms, [term]: typeof value === 'number' ? value + 1 : `${value}x` }),
        )
        expect(changed.map((line) => `${line.label}: ${line.value}`)).not.toEqual(lines)
      }
    }),
    { seed: 1 },
  )
})

test('the order of terms changes nothing', () => {
  fc.assert(
    fc.property(anyTerms, (terms) => {
      const turned = Object.fromEntries(Object.entries(terms).toReversed())
      expect(showDetails(detailsOf('transfer', null, turned))).toEqual(showDetails(detailsOf('transfer', null, terms)))
    }),
    { seed: 1 },
  )
})

test('the page of the provider holds every line, and nothing of it as markup', () => {
  fc.assert(
    fc.property(anyTerms, (terms) => {
      const need = { uid: 'u', next: 'factor', level: 2, factors: ['totp'], details: detailsOf('transfer', null, terms) } as const
      const page = interactionPage(need, showDetails)
      const lines = showDetails(need.details)
      expect(page.match(/<dt>/g)?.length).toBe(lines.length)
      expect(page.match(/<bdi>[^<]*<\/bdi>/g)?.length).toBe(lines.length)
    }),
    { seed: 1 },
  )
})

describe('a batch', () => {
  const payment = (change: Partial<Payment> = {}): Payment => ({
    payee: 'DE17000000000000000001',
    cents: 2900,
    name: null,
    reference: null,
    ...change,
  })
  const shown = (payments: readonly Payment[]) =>
    showDetails(detailsOf('batch', 'b1', batchTerms(payments))).map(({ label, value }) => `${label}: ${value}`)

  test('is shown payment by payment, with how many there are and what they come to', () => {
    expect(shown([payment({ name: 'A', reference: 'R' }), payment({ cents: 100, name: 'B' })])).toEqual([
      'To do: batch',
      'Amount: 30.00 EUR',
      'Payments: 2',
      'payment 01: 29.00 EUR to DE17000000000000000001',
      'payment 01: Name: A',
      'payment 01: Reference: R',
      'payment 02: 1.00 EUR to DE17000000000000000001',
      'payment 02: Name: B',
      'Number: b1',
    ])
  })

  test('of the longest payments fits into one approval, each shown in order', () => {
    const longest = payment({
      payee: `DE17${'0'.repeat(30)}`,
      cents: 100_000_000,
      name: 'n'.repeat(70),
      reference: 'r'.repeat(140),
    })
    const payments = Array.from({ length: 20 }, (_, index) => ({ ...longest, cents: longest.cents - index }))
    const details = detailsOf('batch', null, batchTerms(payments))
    expect(detailsSchema.safeParse(details).success).toBe(true)
    const amounts = shown(payments).filter((line) => line.includes(' to DE'))
    expect(amounts.map((line) => line.slice('payment 01: '.length).split(' to ')[0])).toEqual(
      payments.map(({ cents }) => shownMoney(cents, 'EUR')),
    )
  })

  const somePayment = fc.record({
    payee: fc.constantFrom('DE17000000000000000001', 'DE17000000000000000002'),
    cents: fc.integer({ min: 1, max: 3 }),
    name: fc.constantFrom(null, 'A', 'Name: A', 'A Reference: B'),
    reference: fc.constantFrom(null, 'B', 'Reference: B'),
  })
  const somePayments = fc.array(somePayment, { minLength: 2, maxLength: 3 })

  test('has terms of its own for every list of payments', () => {
    const terms = (payments: readonly Payment[]) => canonical(detailsOf('batch', 'b1', batchTerms(payments)))
    fc.assert(
      fc.property(somePayments, somePayments, (one, two) => {
        expect(terms(one) === terms(two)).toBe(JSON.stringify(one) === JSON.stringify(two))
        expect(JSON.stringify(shown(one)) === JSON.stringify(shown(two))).toBe(JSON.stringify(one) === JSON.stringify(two))
      }),
      { seed: 1, numRuns: 500 },
    )
  })
})
