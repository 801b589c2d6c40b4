import { describe, expect, test } from 'vitest'
import { detailsOf } from '../../servers/details.ts'
import { soundDefences } from '../../servers/gateway/defences.ts'
import type { Identity, Visit } from '../../servers/gateway/visit.ts'
import { assess, conclude, type RiskParts } from '../../servers/risk/assess.ts'
import { countAction, pastApprovals, uncountMoney } from '../../servers/risk/counters.ts'
import { habitsOf, noHabits } from '../../servers/risk/habits.ts'
import { type Lesson, learn, learnHome } from '../../servers/risk/learn.ts'
import { noRisk } from '../../servers/risk/risk.ts'
import { syntheticWorld } from '../../servers/risk/synthetic-world.ts'
import { thresholds } from '../../servers/risk/table.ts'
import { anonymiser, elsewhere, home, laptop, nowhere, office, strangeDevice } from './circumstances.ts'
import { makeApproval, makeDatabase, makeSession, nowMs, nowSeconds, transferDetails } from './store.ts'

const makeParts = (): RiskParts => ({ database: makeDatabase(), defences: soundDefences, world: syntheticWorld })
const day = 86_400_000

function makeLesson(overrides: Partial<Lesson> = {}): Lesson {
  return {
    person: 'alice',
    level: 2,
    authTime: nowSeconds,
    address: home,
    device: laptop,
    details: transferDetails,
    nowMs,
    ...overrides,
  }
}

describe('a verified factor', () => {
  test('teaches where, on what and when it was given, and nothing about anybody else', () => {
    const parts = makeParts()
    learn(parts, makeLesson({ device: { ...laptop, key: 'key-1' } }))
    expect(habitsOf(parts.database, 'alice')).toEqual({
      networks: ['AS64496'],
      countries: ['DE'],
      agents: [laptop.agent],
      keys: ['key-1'],
      tls: ['fingerprint-1'],
      hours: [9],
      last: { latitude: 52.52, longitude: 13.4, atMs: nowMs },
      authTime: nowSeconds,
    })
    expect(habitsOf(parts.database, 'bob')).toEqual(noHabits)
    expect(pastApprovals(parts.database, 'alice', 'DE17000000000000000001', nowMs).payeeSinceMs).toBe(nowMs)
    expect(pastApprovals(parts.database, 'bob', 'DE17000000000000000001', nowMs).payeeSinceMs).toBe(null)
  })

  test.each([
    { level: 0, details: transferDetails, teaches: false },
    { level: 1, details: transferDetails, teaches: false },
    { level: 2, details: transferDetails, teaches: true },
    { level: 3, details: transferDetails, teaches: true },
    // A sign-in, however strong: its risk was not assessed before.
    { level: 3, details: null, teaches: false },
  ] as const)('of level $level teaches: $teaches', ({ level, details, teaches }) => {
    const parts = makeParts()
    learn(parts, makeLesson({ level, details }))
    expect(habitsOf(parts.database, 'alice').agents).toEqual(teaches ? [laptop.agent] : [])
  })

  test('teaches once, and an older one nothing: the order in which they come hides no place', () => {
    const parts = makeParts()
    learn(parts, makeLesson())
    for (const authTime of [nowSeconds, nowSeconds - 1, 0]) learn(parts, makeLesson({ authTime, address: elsewhere }))
    expect(habitsOf(parts.database, 'alice')).toMatchObject({ countries: ['DE'], last: { longitude: 13.4 } })
    learn(parts, makeLesson({ authTime: nowSeconds + 1, address: elsewhere }))
    expect(habitsOf(parts.database, 'alice')).toMatchObject({ countries: ['DE', 'SG'], last: { longitude: 103.82 } })
  })

  test.each([{ at: nowhere }, { at: anonymiser }])('given at $at teaches no place, and the last one stays', ({ at }) => {
    const parts = makeParts()
    learn(parts, makeLesson())
    learn(parts, makeLesson({ authTime: nowSeconds + 5, address: at, device: strangeDevice }))
    const habits = habitsOf(parts.database, 'alice')
    expect(habits).toMatchObject({ networks: ['AS64496'], last: { atMs: nowMs }, agents: [laptop.agent, strangeDevice.agent] })
  })

  test('is remembered among a bounded number of the newest', () => {
    const parts = makeParts()
    const agents = Array.from({ length: thresholds.remembered + 1 }, (_, index) => `browser ${index}`)
    for (const [index, agent] of agents.entries()) {
      learn(parts, makeLesson({ authTime: nowSeconds + index, device: { ...laptop, agent } }))
    }
    expect(habitsOf(parts.database, 'alice').agents).toEqual(agents.slice(1))
  })
})

test('a home teaches network and country, and no place to have travelled from', () => {
  const { database, defences, world } = makeParts()
  learnHome(database, world, defences, 'alice', `::ffff:${home}`)
  expect(habitsOf(database, 'alice')).toEqual({ ...noHabits, networks: ['AS64496'], countries: ['DE'] })
  expect(() => learnHome(database, world, defences, 'bob', 'at home')).toThrow('no address')
})

describe('protected actions', () => {
  const payee = 'DE17000000000000000001'
  const action = { person: 'alice', payee, cents: 2900, nowMs }

  test('fifty at the same time are counted exactly, whatever the session', async () => {
    const database = makeDatabase()
    const tallies = await Promise.all(
      Array.from({ length: 50 }, async () => {
        await Promise.resolve()
        return countAction(database, action).tally
      }),
    )
    expect(tallies.map(({ recent }) => recent)).toEqual(Array.from({ length: 50 }, (_, index) => index + 1))
    expect(tallies.at(-1)).toEqual({ recent: 50, dayCents: 145_000, monthCents: 145_000, payeeCents: 145_000 })
    expect(countAction(database, { ...action, person: 'bob' }).tally).toMatchObject({ recent: 1, dayCents: 2900 })
  })

  test('that were not carried out moved no money, but were asked for', () => {
    const database = makeDatabase()
    uncountMoney(database, countAction(database, action).number)
    expect(countAction(database, action).tally).toEqual({ recent: 2, dayCents: 2900, monthCents: 2900, payeeCents: 2900 })
  })

  test.each([
    { later: thresholds.rateSeconds * 1000 - 1, tally: { recent: 2, dayCents: 5800, monthCents: 5800, payeeCents: 5800 } },
    { later: thresholds.rateSeconds * 1000, tally: { recent: 1, dayCents: 5800, monthCents: 5800, payeeCents: 5800 } },
    { later: day - 1, tally: { recent: 1, dayCents: 5800, monthCents: 5800, payeeCents: 5800 } },
    { later: day, tally: { recent: 1, dayCents: 2900, monthCents: 5800, payeeCents: 2900 } },
    { later: 30 * day - 1, tally: { recent: 1, dayCents: 2900, monthCents: 5800, payeeCents: 2900 } },
    { later: 30 * day, tally: { recent: 1, dayCents: 2900, monthCents: 2900, payeeCents: 2900 } },
    // The clock was put back.
    { later: -day, tally: { recent: 2, dayCents: 5800, monthCents: 5800, payeeCents: 5800 } },
  ])('and one $later ms later come to $tally', ({ later, tally }) => {
    const database = makeDatabase()
    countAction(database, action)
    expect(countAction(database, { ...action, nowMs: nowMs + later }).tally).toEqual(tally)
  })

  test('to one payee are told apart from those to others', () => {
    const database = makeDatabase()
    countAction(database, { ...action, payee: 'DE17000000000000000002' })
    expect(countAction(database, action).tally).toMatchObject({ dayCents: 5800, payeeCents: 2900 })
  })
})

test('an approved amount makes others usual only after some days, and not for ever', () => {
  const parts = makeParts()
  learn(parts, makeLesson())
  const usual = (days: number) => pastApprovals(parts.database, 'alice', null, nowMs + days * day).usualCents
  const { usualFromDays, usualUntilDays } = thresholds
  expect([-1, 0, usualFromDays - 0.01, usualFromDays, usualUntilDays - 0.01, usualUntilDays].map(usual)).toEqual([
    null,
    null,
    null,
    95_000,
    95_000,
    null,
  ])
})

describe('the risk step', () => {
  const session = (at: string, device = laptop): Identity => ({
    kind: 'session',
    session: makeSession({ address: at, device: device.agent, tls: device.tls }),
    person: 'alice',
    approvals: [],
  })
  const token = {
    kind: 'token',
    person: 'alice',
    grant: 'g1',
    nonce: 'n1',
    expiresAt: nowMs + 600_000,
    approvals: [makeApproval({ address: null })],
  } as const
  // The request itself is nothing that the risk step looks at.
  const visit = (overrides: Partial<Visit>): Visit =>
    ({
      address: home,
      device: laptop,
      identity: session(home),
      risk: noRisk,
      nowMs,
      parameters: {},
      requestId: null,
      ...overrides,
    }) as Visit
  const transfer = (cents: number, object: string) =>
    detailsOf('transfer', object, { payee: 'DE17000000000000000001', cents, currency: 'EUR' })

  test('assesses nobody who is not known to be there', () => {
    const parts = makeParts()
    const nobody = [{ kind: 'nobody' }, { kind: 'rejected', ended: true, reason: 'over', owner: null }] as const
    for (const identity of nobody) expect(assess(parts, visit({ identity }), null)).toEqual({ risk: noRisk, counted: null })
  })

  test('sees the travel between a session and a token, in either order', () => {
    const parts = makeParts()
    learn(parts, makeLesson())
    const far = { address: elsewhere, device: strangeDevice, nowMs: nowMs + 60_000 }
    const band = (identity: Identity) => assess(parts, visit({ ...far, identity }), null).risk.band
    const tokenOf = (level: 1 | 2 | 3): Identity => ({ ...token, approvals: [makeApproval({ level, address: null })] })
    expect([band(session(elsewhere, strangeDevice)), band(session(home))]).toEqual(['high', 'extreme'])
    // The strongest factor is what is asked for at high risk: it is no contradiction that it comes.
    expect(([1, 2, 3] as const).map(tokenOf).map(band)).toEqual(['high', 'extreme', 'high'])
  })

  test('adds up small transfers to a new payee over sessions, and once they are too much they stay so in a new session', () => {
    const parts = makeParts()
    learn(parts, makeLesson({ details: detailsOf('change-email') }))
    const bands = Array.from({ length: 50 }, (_, index) => {
      const identity = session(home)
      const details = transfer(2900, `proposal-${index}`)
      const { risk, counted } = assess(parts, visit({ identity, nowMs: nowMs + index * 1_200_000 }), details)
      conclude(parts, visit({ identity }), details, counted, true)
      return risk.band
    })
    // 34 times 29 euros are below 1000 euros, the next is above.
    expect(bands.lastIndexOf('low')).toBe(33)
    expect(new Set(bands.slice(34))).toEqual(new Set(['raised']))
  })

  test('is not taught by growing amounts: a month has its bound', () => {
    const parts = makeParts()
    let cents = 50_000
    const reasons: string[] = []
    for (let week = 0; week < 20; week += 1) {
      const at = nowMs + week * 7 * day
      const details = transfer(Math.round(cents), `proposal-${week}`)
      const { risk, counted } = assess(parts, visit({ nowMs: at }), details)
      conclude(parts, visit({ nowMs: at }), details, counted, true)
      learn(parts, makeLesson({ details, nowMs: at, authTime: at / 1000 }))
      reasons.push(risk.reasons.join('; '))
      cents *= thresholds.usualGrowth
    }
    expect(reasons.some((one) => one.includes('much money in a month'))).toBe(true)
    expect(reasons.at(-1)).toContain('the amount is high')
  })

  test('forgets the money of what was not carried out, and not that it was asked for', () => {
    const parts = makeParts()
    for (let index = 0; index < thresholds.rateActions; index += 1) {
      const details = transfer(2_000_000, `proposal-${index}`)
      conclude(parts, visit({}), details, assess(parts, visit({}), details).counted, false)
    }
    const { reasons } = assess(parts, visit({}), transfer(100, 'proposal')).risk
    expect(reasons).toContainEqual(expect.stringContaining('protected actions in 10 minutes'))
    expect(reasons.filter((one) => one.includes('much money'))).toEqual([])
  })

  test('learns from a token only when it opened what has to be approved', () => {
    const parts = makeParts()
    const at = visit({ identity: token, address: office, device: strangeDevice })
    const { counted } = assess(parts, at, transferDetails)
    conclude(parts, at, transferDetails, counted, false)
    conclude(parts, at, null, null, true)
    expect(habitsOf(parts.database, 'alice')).toEqual(noHabits)
    conclude(parts, at, transferDetails, counted, true)
    expect(habitsOf(parts.database, 'alice')).toMatchObject({ networks: ['AS64498'], agents: [strangeDevice.agent] })
  })

  test('takes a table of places that fails for one that knows nothing', () => {
    const parts = {
      ...makeParts(),
      world: {
        locate: () => {
          throw new Error('the file is gone')
        },
      },
    }
    expect(assess(parts, visit({}), null).risk.reasons).toEqual(
      expect.arrayContaining([expect.stringMatching(/^network is missing/), expect.stringMatching(/^country is missing/)]),
    )
  })

  test('costs an ordinary request one statement', () => {
    const parts = makeParts()
    const statements: string[] = []
    const { get } = parts.database
    const counted: typeof get = (sql, ...more) => {
      statements.push(sql)
      return get(sql, ...more)
    }
    const database = { ...parts.database, get: counted }
    assess({ ...parts, database }, visit({}), null)
    expect(statements).toHaveLength(1)
  })
})
