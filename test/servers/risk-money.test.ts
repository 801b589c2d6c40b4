import { describe, expect, test } from 'vitest'
import { detailsOf } from '../../servers/details.ts'
import { moneyIn } from '../../servers/risk/money.ts'
import { signals } from '../../servers/risk/signals/index.ts'
import { points, thresholds } from '../../servers/risk/table.ts'
import { heard, known, makeAction, makeCircumstances, makeMoney } from './circumstances.ts'
import { nowMs, transferDetails } from './store.ts'

describe('money', () => {
  const says = (name: 'amount' | 'cumulative' | 'payee' | 'hour', money: Parameters<typeof makeMoney>[0], at = nowMs) =>
    heard(signals[name], makeCircumstances({ nowMs: at, action: makeAction({ money: makeMoney(money) }) }))
  const { ordinaryCents, highCents, dayCents, monthCents } = thresholds

  test.each([
    { cents: 1, usualCents: null, expected: 0 },
    { cents: ordinaryCents, usualCents: null, expected: 0 },
    { cents: ordinaryCents + 1, usualCents: null, expected: points.amount.unusual },
    { cents: 300_000, usualCents: 200_000, expected: 0 },
    { cents: 300_001, usualCents: 200_000, expected: points.amount.unusual },
    { cents: ordinaryCents, usualCents: 100, expected: 0 },
    { cents: highCents, usualCents: highCents, expected: 0 },
    // No habit grows beyond.
    { cents: highCents + 1, usualCents: 50 * highCents, expected: points.amount.high },
    { cents: null, usualCents: null, expected: 'missing' },
  ])('of $cents cents where $usualCents are usual says $expected', ({ cents, usualCents, expected }) => {
    expect(says('amount', { cents, usualCents })).toBe(expected)
  })

  test.each([
    { dayCents, monthCents: dayCents, expected: 0 },
    { dayCents: dayCents + 1, monthCents: dayCents + 1, expected: points.cumulative.day },
    { dayCents: 0, monthCents, expected: 0 },
    { dayCents: 0, monthCents: monthCents + 1, expected: points.cumulative.month },
    { dayCents: dayCents + 1, monthCents: monthCents + 1, expected: points.cumulative.month },
  ])('of $dayCents cents in a day and $monthCents in a month says $expected', ({ expected, ...sums }) => {
    expect(says('cumulative', sums)).toBe(expected)
    expect(says('cumulative', { ...sums, cents: null })).toBe('missing')
  })

  const day = thresholds.payeeFreshHours * 3_600_000
  test.each([
    { since: null, payeeCents: ordinaryCents, expected: points.payee.fresh },
    { since: null, payeeCents: ordinaryCents + 1, expected: points.payee.freshAndMuch },
    { since: nowMs - day + 1, payeeCents: 1, expected: points.payee.fresh },
    { since: nowMs - day, payeeCents: 1, expected: 0 },
    { since: nowMs - day, payeeCents: 10 * ordinaryCents, expected: 0 },
    // The clock was put back: what was approved later makes nobody known.
    { since: nowMs + day, payeeCents: 1, expected: points.payee.fresh },
  ])('to a payee of $since that gets $payeeCents says $expected', ({ since, payeeCents, expected }) => {
    expect(says('payee', { payeeSinceMs: since, payeeCents })).toBe(expected)
    expect(says('payee', { payee: null })).toBe('missing')
  })

  test('at a new hour counts only together with a fresh payee, and hours near midnight are near', () => {
    const hour = 3_600_000
    const { strangeAndFreshPayee } = points.hour
    const fresh = [0, 2, 3, 15, 21, 22].map((later) => says('hour', {}, nowMs + later * hour))
    expect(fresh).toEqual([0, 0, strangeAndFreshPayee, strangeAndFreshPayee, strangeAndFreshPayee, 0])
    expect(says('hour', { payeeSinceMs: nowMs - day }, nowMs + 12 * hour)).toBe(0)
    const midnight = { ...known, hours: [23] }
    const at = (hours: number) =>
      heard(signals.hour, makeCircumstances({ habits: midnight, nowMs: nowMs + hours * hour, action: makeAction() }))
    expect([15, 16, 17].map(at)).toEqual([0, 0, strangeAndFreshPayee])
  })

  test('that moves not is none', () => {
    for (const name of ['amount', 'cumulative', 'payee', 'hour'] as const) {
      expect(heard(signals[name], makeCircumstances({ action: makeAction({ money: null }) }))).toBe(0)
    }
  })
})

test.each([
  { recent: thresholds.rateActions, says: 0 },
  { recent: thresholds.rateActions + 1, says: points.rate.fast },
])('$recent protected actions say $says', ({ recent, says }) => {
  expect(heard(signals.rate, makeCircumstances({ action: makeAction({ recent }) }))).toBe(says)
})

test.each([
  [{}, { cents: 95_000, payee: 'DE17000000000000000001' }],
  [{ cents: '95000' }, { cents: null, payee: 'DE17000000000000000001' }],
  [{ cents: 0 }, { cents: null, payee: 'DE17000000000000000001' }],
  [{ cents: -1 }, { cents: null, payee: 'DE17000000000000000001' }],
  [{ currency: 'USD' }, { cents: null, payee: 'DE17000000000000000001' }],
  [{ payee: '' }, { cents: 95_000, payee: null }],
  [{ payee: 5 }, { cents: 95_000, payee: null }],
])('of terms with %j the money is %j', (change, money) => {
  expect(moneyIn({ ...transferDetails, terms: { ...transferDetails.terms, ...change } })).toEqual(money)
})

test('a list of trusted payees and a limit move no money, and an operation without amounts neither', () => {
  const still = [
    detailsOf('add-payee', 'DE17000000000000000001', { payee: 'DE17000000000000000001' }),
    detailsOf('change-limits', null, { cents: 1, currency: 'EUR' }),
    detailsOf('change-email'),
  ]
  expect(still.map(moneyIn)).toEqual([null, null, null])
  expect(moneyIn(detailsOf('transfer', null, { payee: 'DE17000000000000000001' }))).toEqual({
    cents: null,
    payee: 'DE17000000000000000001',
  })
})
