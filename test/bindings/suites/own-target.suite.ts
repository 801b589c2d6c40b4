/** Scenarios and tests against a target of one's own, which has no API and no clock that can be moved. */
import { describeScenarios, expect, test } from 'stepproof/vitest'
import plainBank from '../../targets/plain-bank/target.ts'

const file = new URL('../../targets/plain-bank/target.ts', import.meta.url)
const weaken = (process.env.STEPPROOF_WEAKEN ?? '').split(',').filter((id) => id !== '')
const { STEPPROOF_OUT: out } = process.env

describeScenarios({
  scenarios: 'stepproof/scenarios',
  target: file,
  only: ['swap-transaction-after-approval', 'use-token-without-its-key'],
  weaken,
  seed: 7,
  workers: 2,
  ...(out !== undefined && { out }),
})

test.override('definition', { scope: 'file' }, () => plainBank)
test.override('seed', { scope: 'file' }, 7)

test('the target, its people and its real time', async ({ target, victim, clock, evidence }) => {
  expect(target.origin).toMatch(/^https:\/\/localhost:\d+$/)
  await victim.signIn()
  expect(await victim.completes('transfer', victim.intends('transfer'))).toBeDone()
  expect(await evidence()).not.toHaveNoEffect({ operation: 'transfer', account: 'victim' })
  expect(() => clock.advance(1)).toThrow('clock cannot be moved')
  expect(new Date().getFullYear()).toBeLessThan(2030)
})
