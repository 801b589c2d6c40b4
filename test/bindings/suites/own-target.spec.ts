/** A target of one's own has no pages of ours: how people sign in there is told. */
import { expect, test } from 'stepproof/playwright'
import plainBank from '../../targets/plain-bank/target.ts'

test.use({
  definition: plainBank,
  signInOnPages: {
    async by(page, target, { login, password }) {
      await page.goto(`${target.origin}/api/account`)
      await page.evaluate(
        `fetch('/api/login', { method: 'POST', headers: { 'content-type': 'application/json' }, body: ${JSON.stringify(JSON.stringify({ user: login, password }))} })`,
      )
    },
  },
  holds: ['totp'],
})

test('the plain bank asks for a code', async ({ victim, evidence }) => {
  await victim.signIn()
  const answer = victim.page.waitForResponse((response) => response.url().endsWith('/transfer'))
  const rent = { payee: 'DE17000000000000000001', cents: 95_000 }
  await victim.page.evaluate(
    `fetch('/api/transfer', { method: 'POST', headers: { 'content-type': 'application/json' }, body: '{"to":"${rent.payee}","amount":${rent.cents}}' })`,
  )
  expect(await victim.deed('transfer', answer, rent)).toChallenge({ acr: 2 })
  expect(await evidence()).toHaveNoEffect()
  expect((await evidence()).audit).toBeNull()
})
