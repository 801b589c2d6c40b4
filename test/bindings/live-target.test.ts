import { describe, expect, test } from 'vitest'
import { startLive } from '../../harness/bindings/live-target.ts'
import { openScene } from '../../harness/bindings/scene.ts'
import { reference } from '../../harness/targets/reference.ts'

const live = { definition: reference, weaken: [], seed: 1 } as const
const scene = { label: 'test', surface: 'session', from: 'elsewhere', holds: ['totp'] } as const
const year = () => new Date().getUTCFullYear()

describe('a live target', () => {
  test('stops the time of its thread, and gives the real one back when it is closed', async () => {
    const real = year()
    const started = await startLive({ ...live, clock: 'virtual' })
    expect(year()).toBe(2030)
    await started.close()
    expect(year()).toBe(real)
  })

  test('leaves the time alone where it is real', async () => {
    const real = year()
    const started = await startLive({ ...live, clock: 'real' })
    expect(year()).toBe(real)
    expect(started.clock.movable).toBe(false)
    await started.close()
  })

  test.each([
    { what: 'an unknown weakness', definition: reference, weaken: ['none-such'], says: 'no weakness is called none-such' },
    {
      what: 'a target that is elsewhere',
      definition: { ...reference, start: async () => ({ origin: 'https://192.0.2.1', close: async () => undefined }) as never },
      weaken: [],
      says: 'only targets on this machine',
    },
  ])('refuses $what, and time is real', async ({ definition, weaken, says }) => {
    const real = year()
    await expect(startLive({ definition, weaken, seed: 1, clock: 'virtual' })).rejects.toThrow(says)
    expect(year()).toBe(real)
  })
})

describe('a scene', () => {
  test('tells what became true in it, what was logged and told, without secrets', async () => {
    const started = await startLive({ ...live, clock: 'virtual' })
    const first = await openScene(started, scene)
    const { victim } = first
    const rent = victim.intends('transfer')
    await victim.signIn()
    await victim.completes('transfer', rent)
    const second = await openScene(started, { ...scene, label: 'another' })
    const seen = await first.look()
    expect(seen.effects).toEqual([{ operation: 'transfer', account: 'victim', values: expect.objectContaining(rent) }])
    const ids = new Set(seen.exchanges.map(({ id }) => id))
    expect(ids.size).toBe(seen.exchanges.length)
    expect(seen.audit?.length).toBeGreaterThan(3)
    expect(
      seen.audit?.every(({ requestId, address }) => ids.has(requestId) && address === first.people.victim.device.address),
    ).toBe(true)
    expect(JSON.stringify(seen)).not.toContain(first.people.victim.password)
    expect(await second.look()).toMatchObject({ effects: [], exchanges: [], steps: [], audit: [], notices: [] })
    expect(second.people.victim.device.address).not.toBe(first.people.victim.device.address)
    await first.close()
    await second.close()
    await started.close()
  })
})
