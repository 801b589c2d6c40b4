/** The test and the target share a thread and its clock. */

import { expect, test } from 'stepproof/vitest'
import { describe } from 'vitest'

const names = new Set<string>()

describe('on the reference', () => {
  test('time stands still until it is moved', async ({ clock }) => {
    const before = Date.now()
    expect(new Date(before).getUTCFullYear()).toBe(2030)
    clock.advance(60)
    expect(Date.now()).toBe(before + 60_000)
    expect(clock.now()).toBe(Date.now())
  })

  test.for(['one', 'another'])('%s has people of its own', (_name, { victim, attacker }) => {
    for (const { options } of [victim, attacker.own]) names.add(`${options.person.login} ${options.device.address}`)
    expect(names.size % 2).toBe(0)
  })

  test('four people were there', () => {
    expect(names.size).toBe(4)
  })

  describe('with other settings', () => {
    test.override({ surface: 'api', from: 'victim-device', holds: ['push'] })

    test('on the other surface, with a phone only', async ({ victim, evidence }) => {
      await victim.signIn()
      expect(await victim.completes('transfer', victim.intends('transfer'), { factor: 'push' })).toBeDone()
      const { steps, exchanges } = await evidence()
      expect(steps.map(({ does }) => does)).toContain('phone')
      expect(exchanges.some(({ request }) => request.headers.some(({ name }) => name.toLowerCase() === 'dpop'))).toBe(true)
      expect(JSON.stringify(exchanges)).not.toContain(victim.options.person.password)
    })

    test('the attacker stands where it was said', async ({ victim, attacker, evidence }) => {
      await victim.signIn()
      const insider = attacker.atDeviceOf(victim)
      expect(await insider.perform('change-email', attacker.forges({}, 'email'))).toChallenge({ acr: 2 })
      expect(await evidence()).toHaveNoEffect()
    })
  })
})
