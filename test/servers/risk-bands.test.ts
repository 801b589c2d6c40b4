import { describe, expect, test } from 'vitest'
import { soundDefences } from '../../servers/gateway/defences.ts'
import { judge } from '../../servers/risk/assess.ts'
import { noHabits } from '../../servers/risk/habits.ts'
import type { Band } from '../../servers/risk/risk.ts'
import type { Circumstances } from '../../servers/risk/signal.ts'
import {
  anonymiser,
  elsewhere,
  home,
  known,
  laptop,
  makeAction,
  makeCircumstances,
  makeMoney,
  newcomer,
  nowhere,
  office,
  seenAt,
  sessionFrom,
  strangeDevice,
} from './circumstances.ts'
import { nowMs } from './store.ts'

interface Case {
  readonly who: string
  readonly at: string
  readonly circumstances: Partial<Circumstances>
  readonly band: Band
}

const rent = makeAction()
const hoursAgo = (hours: number) => nowMs - hours * 3_600_000
const session = (address: string, device = laptop, hours = 0.1) => ({ ...sessionFrom(address, device), atMs: hoursAgo(hours) })
const imitated = { ...laptop }
const stripped = { agent: '', tls: null, key: null }

/** What combinations of signals come to: each line is a decision about somebody. */
const cases: readonly Case[] = [
  { who: 'known, at home, reads', at: home, circumstances: { session: session(home) }, band: 'low' },
  { who: 'known, at home, rent to a new payee', at: home, circumstances: { session: session(home), action: rent }, band: 'low' },
  { who: 'newcomer with a home, reads', at: home, circumstances: { habits: newcomer, session: session(home) }, band: 'raised' },
  {
    who: 'newcomer with a home, rent',
    at: home,
    circumstances: { habits: newcomer, session: session(home), action: rent },
    band: 'raised',
  },
  { who: 'newcomer with a home, rent, API', at: home, circumstances: { habits: newcomer, action: rent }, band: 'raised' },
  {
    who: 'newcomer with a home, in a hurry',
    at: home,
    circumstances: { habits: newcomer, session: session(home), action: makeAction({ recent: 31 }) },
    band: 'raised',
  },
  {
    who: 'nobody knows, rent',
    at: home,
    circumstances: { habits: noHabits, session: session(home), action: rent },
    band: 'raised',
  },
  { who: 'nobody knows, rent, API', at: elsewhere, circumstances: { habits: noHabits, action: rent }, band: 'raised' },
  { who: 'known, signed in at the office', at: office, circumstances: { session: session(office), action: rent }, band: 'low' },
  {
    who: 'known, signed in abroad after a flight',
    at: elsewhere,
    circumstances: { habits: { ...known, last: seenAt(home, 14) }, session: session(elsewhere), action: rent },
    band: 'raised',
  },
  {
    who: 'known, carries the session to the office',
    at: office,
    circumstances: { session: session(home, laptop, 2) },
    band: 'raised',
  },
  { who: 'known, switches on a VPN', at: anonymiser, circumstances: { session: session(home), action: rent }, band: 'high' },
  {
    who: 'known, a large sum to a new payee from a new place and device',
    at: office,
    circumstances: {
      device: strangeDevice,
      session: session(office, strangeDevice),
      action: makeAction({ money: makeMoney({ cents: 2_000_000 }) }),
    },
    band: 'high',
  },
  {
    who: 'thief of a session, imitating, hours later',
    at: elsewhere,
    circumstances: {
      habits: { ...known, last: seenAt(home, 20) },
      device: imitated,
      session: session(home, laptop, 10),
      action: rent,
    },
    band: 'high',
  },
  {
    who: 'thief of a session, imitating, at once',
    at: elsewhere,
    circumstances: { device: imitated, session: session(home), action: rent },
    band: 'high',
  },
  { who: 'the same, and only reads', at: elsewhere, circumstances: { device: imitated, session: session(home) }, band: 'high' },
  {
    who: 'thief of a session, own device',
    at: elsewhere,
    circumstances: { device: strangeDevice, session: session(home) },
    band: 'extreme',
  },
  {
    who: 'thief of a newcomer’s session, imitating',
    at: elsewhere,
    circumstances: { habits: newcomer, session: session(home), action: rent },
    band: 'extreme',
  },
  {
    who: 'thief of the password, minutes after the owner, own device',
    at: elsewhere,
    circumstances: {
      habits: { ...known, last: seenAt(home, 0.1) },
      device: strangeDevice,
      session: session(elsewhere, strangeDevice, 0),
    },
    band: 'high',
  },
  {
    who: 'the same with a token',
    at: elsewhere,
    circumstances: { habits: { ...known, last: seenAt(home, 0.1) }, device: strangeDevice },
    band: 'high',
  },
  {
    who: 'the same without user agent and fingerprint',
    at: elsewhere,
    circumstances: { habits: { ...known, last: seenAt(home, 0.1) }, device: stripped },
    band: 'high',
  },
  {
    who: 'the same with a token and a second factor',
    at: elsewhere,
    circumstances: { habits: { ...known, last: seenAt(home, 0.1) }, device: strangeDevice, secondFactor: true },
    band: 'extreme',
  },
  {
    who: 'thief of the password, a day after the owner, own device',
    at: elsewhere,
    circumstances: { habits: { ...known, last: seenAt(home, 24) }, device: strangeDevice, action: rent },
    band: 'raised',
  },
  {
    who: 'thief in the same network, another TLS client',
    at: home,
    circumstances: { device: { ...laptop, tls: 'script' }, session: session(home) },
    band: 'raised',
  },
  {
    who: 'thief in the same network, another device',
    at: home,
    circumstances: { device: strangeDevice, session: session(home) },
    band: 'raised',
  },
  { who: 'known, place unknown, rent', at: nowhere, circumstances: { session: session(nowhere), action: rent }, band: 'raised' },
  { who: 'known, says nothing of itself', at: home, circumstances: { device: stripped }, band: 'raised' },
  { who: 'known, everything is missing', at: nowhere, circumstances: { device: stripped, action: rent }, band: 'high' },
]

test.each(cases)('$who: $band', ({ at, circumstances, band }) => {
  const risk = judge(soundDefences, makeCircumstances(circumstances, at))
  expect(risk.band, `${risk.score}: ${risk.reasons.join('; ')}`).toBe(band)
})

describe('at any hour of the day', () => {
  const hours = Array.from({ length: 24 }, (_, hour) => hour)
  test.each([
    { who: 'a known person', habits: known, most: 'low' },
    { who: 'a newcomer with a home', habits: newcomer, most: 'raised' },
    { who: 'somebody nobody knows', habits: noHabits, most: 'raised' },
  ])('$who sends the rent to a new payee at $most risk', ({ habits, most }) => {
    const bands = hours.map((hour) => {
      const at = nowMs + hour * 3_600_000
      const started = { ...sessionFrom(home), atMs: at }
      return judge(soundDefences, makeCircumstances({ nowMs: at, habits, session: started, action: rent })).band
    })
    expect(new Set(bands)).toEqual(new Set([most]))
  })
})
