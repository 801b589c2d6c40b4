/** How a team tests the step-up of its service with vitest: the published attacks on it, and a test of its own. */
import { describeScenarios, expect, test } from 'stepproof/vitest'

/** Planted on purpose to see the tests fail: `STEPPROOF_WEAKEN=approval-not-bound-to-payee npx vitest run examples`. */
const weaken = (process.env.STEPPROOF_WEAKEN ?? '').split(',').filter((id) => id !== '')
test.override('weaken', { scope: 'file' }, weaken)

describeScenarios({ scenarios: 'stepproof/scenarios', only: ['swap-transaction-after-approval'], weaken })

test('a transfer takes a second factor, and is done with it', async ({ victim, evidence }) => {
  const rent = victim.intends('transfer')
  await victim.signIn()
  expect(await victim.perform('transfer', rent)).toChallenge({ acr: 2, maxAge: 300 })
  expect(await evidence()).toHaveNoEffect()
  expect(await victim.completes('transfer', rent)).toBeDone()
  expect((await evidence()).effects).toMatchObject([{ operation: 'transfer', values: rent }])
})

test('an approval opens no other transfer than the one that was approved', async ({ victim, attacker, evidence }) => {
  const rent = victim.intends('transfer')
  await victim.signIn()
  const asked = await victim.perform('transfer', rent)
  await victim.answer(asked)
  const swapped = attacker.forges(rent, 'payee')
  expect(await victim.perform('transfer', swapped, { after: asked })).toBeRefused()
  expect(await evidence()).toHaveNoEffect('transfer')
})

test('a proof that has grown old opens nothing', async ({ victim, clock, evidence }) => {
  const rent = victim.intends('transfer')
  await victim.signIn()
  const asked = await victim.perform('transfer', rent)
  await victim.answer(asked)
  clock.advance(400)
  expect(await victim.perform('transfer', rent, { after: asked })).toChallenge({ acr: 2 })
  expect(await evidence()).toHaveNoEffect()
})

test('a stolen cookie is of no use on another device', async ({ victim, attacker, evidence }) => {
  await victim.signIn()
  const thief = attacker.takes('session-cookie', victim)
  expect(await thief.perform('change-email', attacker.forges({}, 'email'))).toEndSession()
  expect(await evidence()).toHaveNoEffect({ account: 'victim' })
})
