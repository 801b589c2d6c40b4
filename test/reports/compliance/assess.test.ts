import { describe, expect, test } from 'vitest'
import type { KnownFinding, TargetFacts, VerdictKind } from '../../../harness/record.ts'
import type { Limit } from '../../../reports/catalogues/catalogue.ts'
import { makeRecord } from '../make-record.ts'
import { assessed, makeAttempts, makeCatalogue, makeCaught, type Sketch } from './make-assessment.ts'

/** The verdict on the first requirement. */
function verdictOf(sketch: Sketch) {
  const [first] = assessed(sketch).requirements
  if (first === undefined) throw new Error('the catalogue is empty')
  return first.verdict
}

describe('a requirement is supported', () => {
  test('when every attempt was defended and a weakness was caught by one of its scenarios', () => {
    const { requirements, counts } = assessed({ attempts: makeAttempts('defended', 'defended', 'not-applicable') })
    expect(requirements[0]?.verdict.kind).toBe('supported')
    expect(requirements[0]?.weaknesses.map(({ id, caughtBy }) => [id, caughtBy.length])).toEqual([['not-spent', 3]])
    expect(counts).toMatchObject({ mapped: 1, supported: 1, contradicted: 0, inconclusive: 0, 'not-tested': 0 })
  })

  const attempts = makeAttempts('defended', 'defended')
  const caught = makeCaught(attempts)
  const elsewhere = makeCaught(makeAttempts('defended').map((one) => ({ ...one, scenario: 'otp-replay/z' })))
  const byAccident = makeCaught(attempts, {
    cells: (caught.rows[0]?.cells ?? []).map((cell) => ({ ...cell, noticed: 'by-accident' })),
  })

  test.each([
    { what: 'no kill matrix is given', matrix: null, says: 'no kill matrix was given' },
    { what: 'the matrix is empty', matrix: { ...caught, rows: [] }, says: 'none of the weaknesses' },
    { what: 'the weakness survived', matrix: makeCaught(attempts, { result: 'survived' }), says: 'none of the weaknesses' },
    { what: 'the weakness was noticed by accident', matrix: byAccident, says: 'none of the weaknesses' },
    { what: 'another scenario caught it', matrix: elsewhere, says: 'none of the weaknesses' },
    {
      what: 'the matrix is of another version of the suite',
      matrix: { ...caught, suite: { name: 'stepproof', version: '0.0.9' } },
      says: 'the kill matrix is of stepproof 0.0.9',
    },
  ])('and not when $what', ({ matrix, says }) => {
    const found = verdictOf({ attempts, matrix })
    expect(found.kind).toBe('inconclusive')
    expect(found.reason).toContain('Nothing shows that the attacks can succeed')
    expect(found.reason).toContain(says)
  })

  test('and a matrix of another target will do, for it is the attack that has to be able to succeed', () => {
    expect(verdictOf({ attempts, matrix: { ...caught, target: 'another' } }).kind).toBe('supported')
  })
})

describe('a requirement is not supported', () => {
  test.each([
    { kinds: ['defended', 'breached'], kind: 'contradicted', says: 'Of 2 attempts, 1 breached the target.' },
    { kinds: ['breached', 'inconclusive'], kind: 'contradicted', says: '1 breached' },
    { kinds: ['defended', 'inconclusive'], kind: 'inconclusive', says: 'Of 2 attempts, 1 could not be judged.' },
    { kinds: ['not-applicable', 'inconclusive'], kind: 'inconclusive', says: 'could not be judged' },
    {
      kinds: ['not-applicable', 'not-applicable'],
      kind: 'not-tested',
      says: 'Not applicable to the target: the target lacks: totp.',
    },
  ] as const)('by attempts that were $kinds: $kind', ({ kinds, kind, says }) => {
    const found = verdictOf({ attempts: makeAttempts(...kinds) })
    expect(found.kind).toBe(kind)
    expect(found.reason).toContain(says)
  })

  test('when a scenario of the library did not run, as in a run that was filtered, sharded or cut short', () => {
    const planned = makeAttempts('defended', 'defended', 'defended')
    const attempts = planned.slice(0, 2)
    const found = verdictOf({ attempts, planned, matrix: makeCaught(planned) })
    expect(found).toEqual({ kind: 'inconclusive', reason: 'Of 3 attempts, 1 did not run.' })
    expect(verdictOf({ attempts: [], planned, matrix: makeCaught(planned) })).toEqual({
      kind: 'not-tested',
      reason: 'None of its 3 attempts ran.',
    })
  })

  test('when one variant or surface of a scenario did not run', () => {
    const attempts = makeAttempts('defended')
    const planned = attempts.flatMap((one) => [one, { ...one, id: 'otp-replay/a[api]' }])
    expect(verdictOf({ attempts, planned }).reason).toBe('Of 2 attempts, 1 did not run.')
  })

  test('when a breach is a known finding: it contradicts all the same, and is shown with owner and end', () => {
    const known: KnownFinding = { owner: 'payments', reason: 'replaced in spring', expires: '2027-03-31' }
    const [attempt] = makeAttempts('breached').map((one) => ({ ...one, known }))
    if (attempt === undefined) throw new Error('no attempt')
    const { requirements, scope } = assessed({ attempts: [attempt] })
    expect(requirements[0]?.verdict.kind).toBe('contradicted')
    expect(requirements[0]?.verdict.reason).toContain('known findings')
    expect(requirements[0]?.scenarios[0]?.attempts[0]).toMatchObject({ known, violations: [{ exchanges: ['x-7', 'x-9'] }] })
    expect(scope.known).toEqual([{ attempt: attempt.id, ...known }])
  })
})

describe('what no scenario tests', () => {
  const entries = [
    { id: '1', says: 'Nobody looks at this.' },
    { id: '2', says: 'Nobody can look at this.', notTestable: 'It is on paper.' },
    { id: '3', says: 'Codes work once.', classes: ['otp-replay'] },
  ]

  test('is not tested, or not testable with the reason, and counted apart', () => {
    const { requirements, counts } = assessed({ attempts: makeAttempts('defended'), catalogue: makeCatalogue(entries) })
    expect(requirements.map(({ verdict }) => verdict.kind)).toEqual(['not-tested', 'not-testable', 'supported'])
    expect(requirements[1]?.verdict.reason).toBe('It is on paper.')
    expect(counts).toMatchObject({ mapped: 1, unmapped: 1, 'not-testable': 1, 'not-tested': 0 })
  })

  test('is judged by its evidence when a scenario of one’s own cites it', () => {
    const attempts = makeAttempts('breached').map((one) => ({ ...one, class: 'own', requirements: ['rules-1:2', 'rules-1:9'] }))
    const { requirements, scope } = assessed({ attempts, catalogue: makeCatalogue(entries) })
    expect(requirements[1]?.verdict.kind).toBe('contradicted')
    expect(scope.unknownCitations).toContain('rules-1:9')
  })
})

describe('a figure of a requirement', () => {
  const limitedTo = (limit: Limit) =>
    makeCatalogue([{ id: '1', says: 'Not for long.', classes: ['otp-replay'], limits: [limit] }])
  const declaring = (sessions: TargetFacts['sessions']) => {
    const { target } = makeRecord()
    return { target: { ...target, facts: { ...target.facts, sessions } } }
  }
  const sessions = { cookies: [], absoluteSeconds: null, trustedDeviceSeconds: null }
  const attempts = makeAttempts('defended')

  test.each([
    { idleSeconds: 299, kind: 'supported' },
    { idleSeconds: 300, kind: 'supported' },
    { idleSeconds: 301, kind: 'contradicted' },
    { idleSeconds: null, kind: 'contradicted' },
  ])('of 300 seconds, with $idleSeconds declared: $kind', ({ idleSeconds, kind }) => {
    const catalogue = limitedTo({ fact: 'idleSeconds', bound: 'at most', value: 300 })
    expect(verdictOf({ attempts, catalogue, record: declaring({ ...sessions, idleSeconds }) }).kind).toBe(kind)
  })

  test('says nothing about a target that has no such thing', () => {
    const catalogue = limitedTo({ fact: 'idleSeconds', bound: 'at most', value: 300 })
    expect(verdictOf({ attempts, catalogue, record: declaring(null) }).kind).toBe('supported')
  })

  test('may be a least one', () => {
    const { lockSeconds } = makeRecord().target.facts.limits
    const least = (value: number) =>
      verdictOf({ attempts, catalogue: limitedTo({ fact: 'lockSeconds', bound: 'at least', value }) })
    expect(least(lockSeconds).kind).toBe('supported')
    expect(least(lockSeconds + 1)).toEqual({
      kind: 'contradicted',
      reason: expect.stringContaining(`${lockSeconds} declared, at least`),
    })
  })
})

describe('the scope', () => {
  test('names what did not run, what does not apply, and the weaknesses that were planted', () => {
    const planned = makeAttempts('defended', 'not-applicable', 'defended')
    const { target } = makeRecord()
    const { scope } = assessed({
      attempts: planned.slice(0, 2),
      planned,
      record: { complete: false, target: { ...target, weakened: ['not-spent'] } },
    })
    expect(scope).toMatchObject({
      judged: 1,
      complete: false,
      weakened: ['not-spent'],
      notRun: [{ scenario: 'otp-replay/c', attempts: ['otp-replay/c[session]'] }],
      notApplicable: [{ reason: 'the target lacks: totp', attempts: ['otp-replay/b[session]'] }],
    })
  })

  test('has a hash of the executed checks: the same for the same checks, another when one is gone', () => {
    const hashOf = (...kinds: readonly VerdictKind[]) => assessed({ attempts: makeAttempts(...kinds) }).scope.checksHash
    expect(hashOf('defended', 'defended')).toMatch(/^[0-9a-f]{64}$/)
    expect(hashOf('defended', 'defended')).toBe(hashOf('defended', 'breached'))
    expect(hashOf('defended', 'defended')).not.toBe(hashOf('defended'))
    expect(hashOf('defended', 'defended')).not.toBe(hashOf('defended', 'not-applicable'))
  })
})

test('an assessment survives JSON', () => {
  const assessment = assessed({ attempts: makeAttempts('defended', 'breached', 'inconclusive') })
  expect(JSON.parse(JSON.stringify(assessment))).toEqual(assessment)
})
