/** How a team tests the step-up of its pages with Playwright: real browsers at addresses of their own, and effects read back. */
import type { Page } from '@playwright/test'
import { expect, test } from 'stepproof/playwright'

/** Planted on purpose to see the tests fail: `STEPPROOF_WEAKEN=session-not-bound-to-device npm run browser examples`. */
test.use({ weaken: (process.env.STEPPROOF_WEAKEN ?? '').split(',').filter((id) => id !== '') })

const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click()
const executed = (page: Page) => page.waitForResponse((response) => response.url().endsWith('/execute'))

async function prepareTransfer(page: Page): Promise<void> {
  await page.goto('/transfers')
  await page.getByLabel('Account number').fill('DE17 0000 0000 0000 0000 01')
  await page.getByLabel('Amount').fill('950.00')
  await page.getByLabel('Name').fill('Erika Beispiel')
  await page.getByLabel('Reference').fill('Rent for May')
  await press(page, 'Continue')
  await page.waitForURL(/\/transfers\/[\w-]+$/)
}

test('a transfer waits for a second factor, and is sent with it', async ({ victim, evidence }) => {
  const { page } = victim
  await victim.signIn()
  await prepareTransfer(page)
  const answer = executed(page)
  await press(page, 'Send')
  expect(await victim.deed('transfer', answer)).toChallenge({ acr: 2, maxAge: 300 })
  expect(await evidence()).toHaveNoEffect()

  await victim.giveCode()
  await press(page, 'Send')
  await expect(page.getByRole('heading', { name: 'Transfer sent' })).toBeVisible()
  expect((await evidence()).effects).toMatchObject([{ operation: 'transfer', account: 'victim', values: { cents: 95_000 } }])
})

test('the administration takes the passkey, and no code will do', async ({ victim }) => {
  const { page } = victim
  await victim.signIn()
  await page.goto('/admin')
  await expect(page.getByLabel('Code from your authenticator app')).toHaveCount(0)
  await press(page, 'Use a passkey')
  await expect(page).toHaveURL(/\/admin$/)
})

test('with a copied cookie nothing can be changed in another browser', async ({ victim, attacker, evidence }) => {
  const { page } = attacker
  await victim.signIn()
  expect(await attacker.takes('session-cookie', victim)).toBe(1)
  await page.goto('/profile')
  await page.getByLabel('New e-mail').fill('somebody-else@example.test')
  const answer = page.waitForResponse((response) => response.url().endsWith('/email'))
  await page.getByRole('button', { name: 'Change the e-mail', exact: true }).click()
  expect(await attacker.deed('change-email', answer)).toEndSession()
  expect(await evidence()).toHaveNoEffect({ account: 'victim' })
})

test('a cookie out of the browser is worth nothing in a program', async ({ victim, thief, evidence }) => {
  await victim.signIn()
  const program = thief.takes('session-cookie', await victim.actor())
  expect(await program.perform('change-email', thief.forges({}, 'email'))).toEndSession()
  expect(await evidence()).toHaveNoEffect('change-email')
})
