import { describe, expect, test } from 'vitest'
import { canonical, type Details, detailsOf, singleDetails, type Terms } from '../../servers/details.ts'
import { answeredLevel } from '../../servers/gateway/challenge/answered-level.ts'
import { checkChallengeHolder } from '../../servers/gateway/challenge/check-challenge-holder.ts'
import { checkStepUpSubject } from '../../servers/gateway/challenge/check-step-up-subject.ts'
import { approvalCovers } from '../../servers/gateway/decide/approval-covers.ts'
import { checkElevationAddress } from '../../servers/gateway/decide/check-elevation-address.ts'
import { checkFreshness } from '../../servers/gateway/decide/check-freshness.ts'
import { checkLevel } from '../../servers/gateway/decide/check-level.ts'
import { checkProposalOwner } from '../../servers/gateway/decide/check-proposal-owner.ts'
import { acrOf, levelOf, levels, strongestOf } from '../../servers/levels.ts'
import { elevatedIdleSeconds, freshSeconds } from '../../servers/limits.ts'
import { makeApproval, makeSession, nowMs, nowSeconds, transferDetails } from './store.ts'

test.each([
  { late: 0, fresh: true },
  { late: freshSeconds - 1, fresh: true },
  { late: freshSeconds, fresh: true },
  { late: freshSeconds + 0.999, fresh: true },
  { late: freshSeconds + 1, fresh: false },
  { late: 100 * freshSeconds, fresh: false },
])('a proof of $late s ago is fresh: $fresh', ({ late, fresh }) => {
  expect(checkFreshness(makeApproval(), freshSeconds, nowMs + late * 1000)).toBe(fresh)
})

test('use does not make a proof fresh, and where no age is demanded every one is', () => {
  const later = nowMs + (freshSeconds + 1) * 1000
  expect(checkFreshness(makeApproval({ usedAt: later }), freshSeconds, later)).toBe(false)
  expect(checkFreshness(makeApproval({ usedAt: later }), null, later)).toBe(true)
})

test.each([
  { idle: elevatedIdleSeconds * 1000, holds: true },
  { idle: elevatedIdleSeconds * 1000 + 999, holds: true },
  { idle: elevatedIdleSeconds * 1000 + 1000, holds: false },
])('an elevation that lay unused for $idle ms holds: $holds, a token does in any case', ({ idle, holds }) => {
  expect(checkFreshness(makeApproval(), null, nowMs + idle)).toBe(holds)
  expect(checkFreshness(makeApproval({ address: null }), null, nowMs + idle)).toBe(true)
})

describe('an approval', () => {
  test('covers what it was given for, whatever the order of its fields', () => {
    expect(approvalCovers(transferDetails, { ...transferDetails })).toBe(true)
    const turned = Object.fromEntries(Object.entries(transferDetails.terms).toReversed())
    expect(approvalCovers(transferDetails, { ...transferDetails, terms: turned })).toBe(true)
    expect(canonical({ ...transferDetails, terms: turned })).toBe(canonical(transferDetails))
  })

  const terms = (change: Terms) => ({ terms: { ...transferDetails.terms, ...change } })
  const changes: readonly Partial<Details>[] = [
    { object: 'proposal-2' },
    { object: null },
    terms({ payee: 'DE17000000000000000002' }),
    terms({ payee: 'DE17000000000000000001 ' }),
    terms({ cents: 95_001 }),
    terms({ cents: '95000' }),
    terms({ cents: 9_500_000 }),
    terms({ extra: '' }),
  ]
  test.each(changes)('covers nothing with %j', (change) => {
    expect(approvalCovers(transferDetails, { ...transferDetails, ...change })).toBe(false)
  })

  test('covers no other operation', () => {
    const email = detailsOf('change-email')
    const admin = detailsOf('admin-page')
    expect([approvalCovers(transferDetails, email), approvalCovers(email, admin), approvalCovers(email, email)]).toEqual([
      false,
      false,
      true,
    ])
  })

  test.each([
    { given: '127.20.0.3', at: '127.20.0.3', holds: true },
    { given: '127.20.0.3', at: '127.20.0.4', holds: false },
    { given: '127.20.0.3', at: '', holds: false },
    { given: '', at: '127.20.0.3', holds: false },
    // Tokens are bound to a key instead.
    { given: null, at: '127.20.0.4', holds: true },
  ])('given at $given holds at $at: $holds', ({ given, at, holds }) => {
    expect(checkElevationAddress(makeApproval({ address: given }), at)).toBe(holds)
  })

  test('opens what its level is enough for', () => {
    const opened = ([0, 1, 2, 3] as const).map((level) =>
      levels.filter((demanded) => checkLevel(makeApproval({ level }), demanded)),
    )
    expect(opened).toEqual([[], [1], [1, 2], [1, 2, 3]])
  })
})

test.each([
  [transferDetails, null],
  [[], null],
  [[transferDetails, transferDetails], null],
  [[{ ...transferDetails, extra: 1 }], null],
  [[{ ...transferDetails, terms: { cents: 0.5 } }], null],
  [[{ ...transferDetails, terms: { nested: {} } }], null],
  [[{ ...transferDetails, terms: Object.fromEntries(Array.from({ length: 41 }, (_, index) => [`t${index}`, 1])) }], null],
  [[{ ...transferDetails, operation: 'Transfer me' }], null],
  [[{ ...transferDetails, type: 'other' }], null],
  ['[]', null],
  [undefined, null],
  [[transferDetails], transferDetails],
])('details are read only from a list of exactly one: case %#', (value, details) => {
  expect(singleDetails(value)).toEqual(details)
})

describe('what comes back from the identity provider', () => {
  const demand = { level: 2, since: nowSeconds, nowMs: nowMs + 60_000 } as const
  const otp = ['pwd', 'otp']
  const passkey = ['pwd', 'hwk', 'user']
  test.each([
    { acr: acrOf(2), authTime: nowSeconds, reached: 2 },
    { acr: acrOf(2), authTime: nowSeconds, amr: passkey, reached: 2 },
    { acr: acrOf(3), authTime: nowSeconds + 60, amr: passkey, reached: 3 },
    { acr: acrOf(3), authTime: nowSeconds + 61, amr: passkey, reached: null },
    { acr: acrOf(3), authTime: nowSeconds, amr: otp, reached: null },
    { acr: acrOf(2), authTime: nowSeconds, amr: ['pwd'], reached: null },
    { acr: acrOf(2), authTime: nowSeconds, amr: [], reached: null },
    { acr: acrOf(2), authTime: nowSeconds, amr: 'pwd otp', reached: null },
    { acr: acrOf(2), authTime: Number.POSITIVE_INFINITY, reached: null },
    { acr: acrOf(1), authTime: nowSeconds, reached: null },
    { acr: acrOf(2), authTime: nowSeconds - 1, reached: null },
    { acr: acrOf(3), authTime: Number.NaN, reached: null },
    { acr: undefined, authTime: nowSeconds, reached: null },
    { acr: 2, authTime: nowSeconds, reached: null },
    { acr: '2', authTime: nowSeconds, reached: null },
    { acr: `${acrOf(2)} `, authTime: nowSeconds, reached: null },
    { acr: [acrOf(2)], authTime: nowSeconds, reached: null },
    { acr: 'urn:stepproof:acr:9', authTime: nowSeconds, reached: null },
  ])('$acr by $amr at $authTime reaches $reached', ({ acr, authTime, amr = otp, reached }) => {
    expect(answeredLevel({ acr, amr, authTime }, demand)).toBe(reached)
  })

  test('is known only by our own names', () => {
    const strange = ['', 'urn:stepproof:acr:', 'urn:stepproof:acr:0', 'urn:stepproof:acr:22', 'URN:STEPPROOF:ACR:2', null, 1, {}]
    expect(strange.map(levelOf)).toEqual(strange.map(() => 0))
    expect(levels.map((level) => levelOf(acrOf(level)))).toEqual([1, 2, 3])
  })

  test.each([
    [undefined, 0],
    ['', 0],
    ['unknown', 0],
    [acrOf(1), 1],
    [`${acrOf(1)} ${acrOf(3)} unknown ${acrOf(2)}`, 3],
  ])('of several demands %j the strongest counts: %i', (values, strongest) => {
    expect(strongestOf(values)).toBe(strongest)
  })
})

test('challenge, step-up and proposal belong to one session and one person', () => {
  const session = makeSession()
  const challengedIn = (id: string) => checkChallengeHolder({ session: id, person: session.person }, session)
  expect([challengedIn('s1'), challengedIn('s2')]).toEqual([true, false])
  expect([checkStepUpSubject(session, 'alice'), checkStepUpSubject(session, 'bob')]).toEqual([true, false])
  expect([checkProposalOwner('alice', 'alice'), checkProposalOwner('alice', 'bob')]).toEqual([true, false])
})
