import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Surface } from '../../harness/record.ts'
import { type AttackCast, scenario } from '../../harness/scenario.ts'
import type { OperatorDeed } from '../../harness/targets/target.ts'
import { openTown, type Town } from '../scenarios/attempts.ts'

let town: Town
beforeAll(async () => {
  town = await openTown()
})
afterAll(() => town.close())

/** What came of each step of a flow, in order. */
async function outcomes(surface: Surface, flow: (cast: AttackCast<undefined>) => Promise<unknown>): Promise<string[]> {
  const [played] = await town.attacks(
    scenario({
      id: 'session-hijack/of-this-test',
      title: 'Act after something happened',
      story: '',
      class: 'session-hijack',
      seen: [],
      requirements: [],
      needs: [],
      surfaces: [surface],
      steals: [],
      from: 'elsewhere',
      honest: ({ victim }) => victim.signIn(),
      async attack(cast) {
        await flow(cast)
        return []
      },
      expects: { outcome: 'refused' },
    }),
  )
  expect(played?.failure).toBeNull()
  return (played?.steps ?? []).map(({ does, outcome }) => `${does} ${outcome}`)
}

const surfaces = ['session', 'api'] as const
const signedOut = { session: 'perform ended', api: 'perform refused' }

describe.each(surfaces)('on the surface %s', (surface) => {
  const over = signedOut[surface]
  const once = (
    deed: OperatorDeed,
    then: (cast: Pick<AttackCast<undefined>, 'victim' | 'operator' | 'clock'>) => Promise<unknown>,
  ) =>
    outcomes(surface, async ({ victim, operator, clock }) => {
      await victim.signIn()
      await operator.does(deed, victim)
      await victim.perform('statement', {})
      await then({ victim, operator, clock })
    })

  test('a locked person is out until the account is unlocked', async () => {
    const steps = await once('locked', async ({ victim, operator, clock }) => {
      await operator.does('unlocked', victim)
      // A token of the very millisecond of a change may have been made before it.
      clock.advance(1)
      await victim.signIn()
      await victim.perform('statement', {})
    })
    expect(steps).toEqual(['sign-in done', 'event done', over, 'event done', 'sign-in done', 'perform done'])
  })

  test('a person whose password was reset signs in with the new one', async () => {
    const steps = await once('password-reset', async ({ victim, clock }) => {
      clock.advance(1)
      await victim.signIn()
      await victim.perform('statement', {})
    })
    expect(steps).toEqual(['sign-in done', 'event done', over, 'sign-in done', 'perform done'])
  })

  test('a former administrator has no administration page any more', async () => {
    const steps = await once('role-taken', async ({ victim, clock }) => {
      clock.advance(1)
      await victim.signIn()
      await victim.perform('admin-page', {})
    })
    expect(steps).toEqual(['sign-in done', 'event done', over, 'sign-in done', 'perform refused'])
  })

  test('somebody without factors can give none', async () => {
    const steps = await once('factors-removed', async ({ victim, clock }) => {
      clock.advance(1)
      await victim.signIn()
      const asked = await victim.perform('change-email', victim.intends('change-email'))
      await victim.answer(asked)
    })
    expect(steps.slice(2)).toEqual([over, 'sign-in done', 'perform challenged', 'answer refused'])
  })

  test('a deleted account opens no more', async () => {
    expect(await once('deleted', async () => undefined)).toEqual(['sign-in done', 'event done', over])
  })

  test.each([false, true])('nothing is open after signing out (everywhere: %s)', async (everywhere) => {
    const steps = await outcomes(surface, async ({ victim }) => {
      await victim.signIn()
      await victim.signOut(everywhere)
      await victim.perform('statement', {})
    })
    expect(steps.slice(0, 2)).toEqual(['sign-in done', 'sign-out done'])
    // The browser was told to forget its cookie: nobody asks then.
    expect(steps[2]).toBe('perform refused')
  })
})
