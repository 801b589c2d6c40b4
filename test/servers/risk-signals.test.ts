import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { soundDefences } from '../../servers/gateway/defences.ts'
import { judge } from '../../servers/risk/assess.ts'
import { noHabits } from '../../servers/risk/habits.ts'
import { missingSignal } from '../../servers/risk/missing-signal.ts'
import { bands } from '../../servers/risk/risk.ts'
import { riskBand } from '../../servers/risk/risk-band.ts'
import { signals } from '../../servers/risk/signals/index.ts'
import { bandFrom, points, type SignalName, thresholds } from '../../servers/risk/table.ts'
import { distanceKm } from '../../servers/risk/world.ts'
import {
  anonymiser,
  elsewhere,
  heard,
  home,
  known,
  laptop,
  makeAction,
  makeCircumstances,
  makeMoney,
  newcomer,
  nowhere,
  office,
  point,
  seenAt,
  sessionFrom,
  strangeDevice,
} from './circumstances.ts'
import { nowMs } from './store.ts'

const names = Object.keys(points).filter((name): name is SignalName => name in points)

test('the list has each signal of the table once, each is of its own, and all are silent on an ordinary day', () => {
  expect(Object.keys(signals).toSorted()).toEqual(names.toSorted())
  expect(new Set(Object.values(signals)).size).toBe(names.length)
  const ordinary = makeCircumstances({
    session: sessionFrom(home),
    action: makeAction({ money: makeMoney({ payeeSinceMs: nowMs - 30 * 86_400_000 }) }),
  })
  expect(judge(soundDefences, ordinary)).toEqual({ score: 0, band: 'low', reasons: [] })
})

test('each signal lives in the file of its name, and in no other', async () => {
  const folder = new URL('../../servers/risk/signals/', import.meta.url)
  const files = readdirSync(folder).filter((file) => file !== 'index.ts')
  expect(files.toSorted()).toEqual(names.map((name) => `${name}.ts`).toSorted())
  for (const name of names) {
    const module: Record<string, unknown> = await import(/* @vite-ignore */ new URL(`${name}.ts`, folder).href)
    expect(module[name]).toBe(signals[name])
    expect(readFileSync(new URL(`${name}.ts`, folder), 'utf8')).toMatch(/^\/\*\*\n \* Defence: .*\n(?: \* .*\n)*? \* Stops: /)
  }
})

describe('what is missing', () => {
  test.each(names)('%s counts as the worst that it says by itself, and the reason is kept', (name) => {
    const { missing, ...spoken } = points[name]
    const alone = Object.entries(spoken).filter(([what]) => !what.endsWith('OnStrangeDevice') && what !== 'onStrangeDevice')
    expect(missing).toBe(Math.max(...alone.map(([, most]) => most)))
    expect(missingSignal(name, 'no such thing')).toEqual({ points: missing, says: `${name} is missing (no such thing)` })
  })

  test.each(names)('%s that throws is missing, and the others are heard', (name) => {
    const broken = {
      ...signals,
      [name]: () => {
        throw new Error('it broke')
      },
    }
    const circumstances = makeCircumstances({ device: { ...laptop, agent: 'other' } })
    const { score, reasons } = judge({ ...soundDefences, signals: broken }, circumstances)
    expect(score).toBe(points[name].missing + (name === 'device' ? 0 : points.device.strange))
    expect(reasons).toContain(`${name} is missing (it broke)`)
  })
})

describe('the address of a session', () => {
  test.each([
    { from: home, at: home, says: 0 },
    // The next address of the same block, another block of the same network: hand-overs.
    { from: home, at: '127.20.0.4', says: 0 },
    { from: home, at: '127.21.9.9', says: 0 },
    { from: home, at: '127.60.0.3', says: points.address.elsewhere },
    { from: home, at: office, says: points.address.elsewhere },
    { from: home, at: elsewhere, says: points.address.elsewhere },
    { from: elsewhere, at: home, says: points.address.elsewhere },
    { from: nowhere, at: nowhere, says: 0 },
    { from: nowhere, at: '127.240.0.4', says: 0 },
    { from: nowhere, at: '127.240.1.3', says: 'missing' },
    { from: home, at: nowhere, says: 'missing' },
    { from: '2001:db8:0:1::/64', at: '2001:db8:0:1::/64', says: 0 },
    { from: '2001:db8:0:1::/64', at: '2001:db8:0:2::/64', says: 'missing' },
  ])('signed in at $from and used at $at: $says', ({ from, at, says }) => {
    expect(heard(signals.address, makeCircumstances({ session: sessionFrom(from) }, at))).toBe(says)
  })

  test('is compared with network and country, and both have to be known', () => {
    const place = { network: 'AS1', country: 'DE', point: null, anonymiser: false }
    const used = (change: object) =>
      heard(
        signals.address,
        makeCircumstances({ place: { ...place, ...change }, session: { ...sessionFrom(home), place } }, office),
      )
    expect([
      used({}),
      used({ network: 'AS2' }),
      used({ country: 'FR' }),
      used({ network: null }),
      used({ country: null }),
    ]).toEqual([0, points.address.elsewhere, points.address.elsewhere, 'missing', 'missing'])
  })

  test('is nothing for tokens', () => {
    expect(heard(signals.address, makeCircumstances({}, elsewhere))).toBe(0)
  })
})

test.each([
  { at: home, network: 0, country: 0 },
  { at: office, network: points.network.strange, country: 0 },
  { at: elsewhere, network: points.network.strange, country: points.country.strange },
  { at: anonymiser, network: points.network.anonymiser, country: points.country.strange },
  { at: nowhere, network: 'missing', country: 'missing' },
])('at $at the network counts $network and the country $country', ({ at, network, country }) => {
  const circumstances = makeCircumstances({}, at)
  expect([heard(signals.network, circumstances), heard(signals.country, circumstances)]).toEqual([network, country])
})

test('an anonymiser is unusual even where it is known', () => {
  const habits = { ...known, networks: ['AS64501'], countries: ['NL'] }
  expect(heard(signals.network, makeCircumstances({ habits }, anonymiser))).toBe(points.network.anonymiser)
})

describe('the device', () => {
  const { strange } = points.device
  test.each([
    { agent: 'X11 laptop "Linux"', key: null, says: 0 },
    { agent: 'x11 laptop "Linux"', key: null, says: strange },
    { agent: 'X11 laptop "Linux" ', key: null, says: strange },
    { agent: '', key: null, says: 'missing' },
    { agent: ' ', key: null, says: 'missing' },
    // The person has shown no key yet: a key says nothing against a known device, and nothing for a strange one.
    { agent: 'X11 laptop "Linux"', key: 'key-1', says: 0 },
    { agent: 'tablet', key: 'key-1', says: strange },
  ])('"$agent" with $key says $says', ({ agent, key, says }) => {
    expect(heard(signals.device, makeCircumstances({ device: { agent, key, tls: null } }))).toBe(says)
  })

  test('is known by its key, where the person has shown one, whatever it says of itself', () => {
    const habits = { ...known, keys: ['key-1'] }
    const says = (key: string | null, agent: string) =>
      heard(signals.device, makeCircumstances({ habits, device: { agent, key, tls: null } }))
    expect([says('key-1', 'updated browser'), says('key-2', 'X11 laptop "Linux"'), says(null, 'X11 laptop "Linux"')]).toEqual([
      0,
      strange,
      0,
    ])
  })

  test.each([
    ['Mozilla/5.0 (Windows NT 10.0) "Windows"', 0],
    ['Mozilla/5.0 (Macintosh) "Windows"', strange],
    ['Mozilla/5.0 (X11; Linux) "Linux"', 0],
    ['Mozilla/5.0 (iPhone) "Android"', strange],
    ['Mozilla/5.0 (iPhone) "constructor"', 0],
  ])('that says %s contradicts itself: %s', (agent, says) => {
    const habits = { ...known, agents: [agent] }
    expect(heard(signals.device, makeCircumstances({ habits, device: { ...laptop, agent } }))).toBe(says)
  })
})

test.each([
  { now: 'fingerprint-1', session: 'fingerprint-1', says: 0 },
  { now: 'fingerprint-2', session: null, says: points.tls.strange },
  { now: 'fingerprint-2', session: 'fingerprint-2', says: points.tls.strange },
  { now: 'fingerprint-2', session: 'fingerprint-1', says: points.tls.otherThanSession },
  { now: 'fingerprint-1', session: 'fingerprint-2', says: points.tls.otherThanSession },
  { now: null, session: null, says: 'missing' },
  { now: null, session: 'fingerprint-1', says: 'missing' },
])('TLS as $now in a session of $session says $says', ({ now, session, says }) => {
  const started = { ...sessionFrom(home), device: { ...laptop, tls: session } }
  expect(heard(signals.tls, makeCircumstances({ device: { ...laptop, tls: now }, session: started }))).toBe(says)
})

describe('travel', () => {
  const km = distanceKm(point(home), point(elsewhere))
  /** Hours in which the way is just possible. */
  const hours = km / thresholds.travelKmPerHour
  const { impossible, onStrangeDevice, provenOnStrangeDevice } = points.velocity

  test('from home to elsewhere is as long as on a globe', () => {
    expect(Math.round(km / 100)).toBe(99)
    expect(distanceKm(point(home), point(home))).toBe(0)
  })

  test.each([
    { hoursAgo: hours * 1.001, says: 0 },
    { hoursAgo: hours * 0.999, says: impossible },
    { hoursAgo: 0, says: impossible },
    // The clock was put back: what is in the future hides nothing.
    { hoursAgo: -1000, says: impossible },
    { hoursAgo: 1000, says: 0 },
  ])('since a factor was proven at home $hoursAgo h ago says $says', ({ hoursAgo, says }) => {
    const habits = { ...known, last: seenAt(home, hoursAgo) }
    expect(heard(signals.velocity, makeCircumstances({ habits }, elsewhere))).toBe(says)
  })

  test('of a strange device is worse, and worst with what was proven elsewhere', () => {
    const strange = makeCircumstances({ device: strangeDevice }, elsewhere)
    expect(heard(signals.velocity, strange)).toBe(onStrangeDevice)
    expect(heard(signals.velocity, { ...strange, secondFactor: true })).toBe(provenOnStrangeDevice)
    // That the session began here, on the same device, is no excuse; that it began at home, on another, is the worst.
    expect(heard(signals.velocity, { ...strange, session: sessionFrom(elsewhere, strangeDevice, 0) })).toBe(onStrangeDevice)
    expect(heard(signals.velocity, { ...strange, session: sessionFrom(home) })).toBe(provenOnStrangeDevice)
    // Twice impossible, once on the session's own device and once on none that is known: the worse counts.
    expect(heard(signals.velocity, { ...strange, session: sessionFrom(home, strangeDevice) })).toBe(onStrangeDevice)
  })

  test('is measured from the sign-in of the session too, by whichever channel the last factor came', () => {
    const session = sessionFrom(home, laptop, 5)
    expect(heard(signals.velocity, makeCircumstances({ habits: newcomer, session }, elsewhere))).toBe(impossible)
    const habits = { ...known, last: seenAt(elsewhere, 0.01) }
    expect(heard(signals.velocity, makeCircumstances({ habits, session }, home))).toBe(impossible)
    expect(heard(signals.velocity, makeCircumstances({ habits }, home))).toBe(impossible)
  })

  test('of less than the table is exact is none, however fast', () => {
    const near = { latitude: 52.52, longitude: 13.4 + 1.4, atMs: nowMs }
    const far = { latitude: 52.52, longitude: 13.4 + 1.5, atMs: nowMs }
    expect([distanceKm(near, point(home)), distanceKm(far, point(home))].map(Math.floor)).toEqual([94, 101])
    const says = (last: typeof near) => heard(signals.velocity, makeCircumstances({ habits: { ...known, last } }))
    expect([says(near), says(far)]).toEqual([0, impossible])
  })

  test.each([
    { at: nowhere, habits: known, says: 'missing' },
    { at: anonymiser, habits: known, says: 'missing' },
    // Nothing to measure from.
    { at: nowhere, habits: noHabits, says: 0 },
    { at: elsewhere, habits: newcomer, says: 0 },
  ])('to $at says $says', ({ at, habits, says }) => {
    expect(heard(signals.velocity, makeCircumstances({ habits }, at))).toBe(says)
  })

  test('from the exit of an anonymiser is no travel', () => {
    expect(heard(signals.velocity, makeCircumstances({ habits: newcomer, session: sessionFrom(anonymiser) }, elsewhere))).toBe(0)
  })
})

test('the bands follow one another, and what is no number is in the last', () => {
  const at = [
    0,
    bandFrom.raised - 1,
    bandFrom.raised,
    bandFrom.high - 1,
    bandFrom.high,
    bandFrom.extreme - 1,
    bandFrom.extreme,
    1e9,
  ]
  expect(at.map(riskBand)).toEqual(['low', 'low', 'raised', 'raised', 'high', 'high', 'extreme', 'extreme'])
  expect(riskBand(Number.NaN)).toBe(bands.at(-1))
})
