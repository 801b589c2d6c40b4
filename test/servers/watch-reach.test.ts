import { describe, expect, test } from 'vitest'
import { type Defences, soundDefences } from '../../servers/gateway/defences.ts'
import { looking } from '../../servers/reach/looking.ts'
import { replacedMembers } from '../../servers/reach/replaced-members.ts'
import { watchReach } from '../../servers/reach/watch-reach.ts'
import { openDatabase } from '../../servers/store/database.ts'
import { weaknesses } from '../../servers/weaknesses/index.ts'
import type { Weakness } from '../../servers/weaknesses/weakness.ts'

function weakness(id: string, weaken: (defences: Defences) => Defences): Weakness {
  return { id, title: id, class: 'acr-strip', cwe: 'CWE-1', breaks: ['x'], weaken }
}

const store = () => openDatabase(':memory:', new Uint8Array(32))
const use = { person: 'p', step: 1, interaction: 'i', nowMs: 0 }
const challenge = { operation: 'transfer', details: null, level: 2, authTime: 0 }

describe('what a weakness replaces', () => {
  test.each(weaknesses.map((one) => [one.id, one] as const))('%s replaces members that there are', (_id, { weaken }) => {
    const replaced = replacedMembers(soundDefences, weaken(soundDefences))
    expect(replaced.length).toBeGreaterThan(0)
    for (const { sound, weakened } of replaced) expect([sound, weakened]).not.toContain(undefined)
  })

  test('is named by path, member by member of what stands in a record', () => {
    const weakened = { ...soundDefences, signals: { ...soundDefences.signals, hour: () => null }, checkLevel: () => true }
    expect(
      replacedMembers(soundDefences, weakened)
        .map(({ path }) => path)
        .toSorted(),
    ).toEqual(['checkLevel', 'signals.hour'])
    expect(replacedMembers(soundDefences, { ...soundDefences, signals: { ...soundDefences.signals } })).toEqual([])
  })
})

describe('watched defences', () => {
  test('do what the sound ones do', () => {
    const { defences } = watchReach(soundDefences, weaknesses)
    expect(Object.keys(defences)).toEqual(Object.keys(soundDefences))
    expect(defences.canonicalAddress('::ffff:127.0.0.1')).toBe(soundDefences.canonicalAddress('::ffff:127.0.0.1'))
    expect({ ...defences.tlsSettings }).toEqual({ ...soundDefences.tlsSettings })
    expect(() => defences.spendTotpStep({} as never, use)).toThrow()
  })

  test('tell what was used since they were last asked', () => {
    const { defences, reached } = watchReach(soundDefences, [
      weakness('w', (sound) => ({ ...sound, spendTotpStep: () => true })),
      weakness('other', (sound) => ({ ...sound, finishOnce: () => true })),
    ])
    expect(reached()).toEqual([])
    defences.spendTotpStep(store(), use)
    expect(reached()).toEqual(['w'])
    expect(reached()).toEqual([])
  })

  test('count a value as used when it is read, a function when it is called, also when it was taken out before', () => {
    const { defences, reached } = watchReach(soundDefences, [
      weakness('value', (sound) => ({
        ...sound,
        authorizationRequest: { ...sound.authorizationRequest, onlyPushed: false },
      })),
      weakness('function', (sound) => ({ ...sound, limitGuesses: { ...sound.limitGuesses, begin: () => true } })),
    ])
    const { begin } = defences.limitGuesses
    expect(reached()).toEqual([])
    expect(defences.authorizationRequest.onlyPushed).toBe(true)
    expect(reached()).toEqual(['value'])
    begin(store(), { person: 'p', factor: 'totp', interaction: 'i', from: 'anywhere', nowMs: 0 })
    expect(reached()).toEqual(['function'])
  })

  test('count a record as used when it is read, for a weakness that puts something else in its place', () => {
    const { defences, reached } = watchReach(soundDefences, [
      weakness('w', (sound) => ({ ...sound, signals: new Proxy(sound.signals, { getPrototypeOf: () => Array.prototype }) })),
    ])
    expect(Object.keys(defences.signals).length).toBeGreaterThan(0)
    expect(reached()).toEqual(['w'])
  })

  test('count a weakness that adds or leaves out a member as always used', () => {
    const { reached } = watchReach(soundDefences, [
      weakness('w', (sound) => ({ ...sound, signals: { ...sound.signals, moon: () => null } })),
    ])
    expect([reached(), reached()]).toEqual([['w'], ['w']])
  })

  describe('where a member only looks', () => {
    const watched = (checkLevel: Defences['checkLevel']) =>
      watchReach(soundDefences, [weakness('w', (sound) => ({ ...sound, checkLevel }))])
    const approval = (level: number) => ({ ...challenge, level }) as unknown as Parameters<Defences['checkLevel']>[0]

    test('the same answer is no difference, another one is', () => {
      const { defences, reached } = watched(() => true)
      expect(defences.checkLevel(approval(2), 2)).toBe(true)
      expect(reached()).toEqual([])
      expect(defences.checkLevel(approval(1), 2)).toBe(false)
      expect(reached()).toEqual(['w'])
    })

    test('a weakness that throws makes a difference, and does no harm', () => {
      const { defences, reached } = watched(() => {
        throw new Error('weak')
      })
      expect(defences.checkLevel(approval(2), 2)).toBe(true)
      expect(reached()).toEqual(['w'])
    })

    test('a sound member that throws still throws, and counts as used', () => {
      const sound = { ...soundDefences, checkLevel: () => raise() }
      const { defences, reached } = watchReach(sound, [weakness('w', (one) => ({ ...one, checkLevel: () => true }))])
      expect(() => defences.checkLevel(approval(2), 2)).toThrow('sound')
      expect(reached()).toEqual(['w'])
    })

    test('a weakness that would write does not, and makes a difference, even when it hides that it failed', () => {
      const database = store()
      const count = () => database.get('select count(*) as found from spent_approvals')?.found
      const { defences, reached } = watchReach(soundDefences, [
        weakness('w', (sound) => ({
          ...sound,
          checkAccountOpen(handed, person) {
            try {
              handed.run('insert into spent_approvals values (?, 0)', person)
            } catch {
              // As if nothing were.
            }
            return false
          },
        })),
      ])
      expect(defences.checkAccountOpen(database, 'nobody')).toBe(false)
      expect([count(), reached()]).toEqual([0, ['w']])
    })
  })

  test('all that only looks is a member of the defences, listed once', () => {
    expect(looking.filter((name) => !(name in soundDefences))).toEqual([])
    expect(new Set(looking).size).toBe(looking.length)
  })
})

function raise(): never {
  throw new Error('sound')
}
