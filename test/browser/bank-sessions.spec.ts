import { expect, type Page, test } from '@playwright/test'
import { enter, signIn } from '../../harness/bindings/playwright/reference-pages.ts'
import { type BankTown, openTown } from './bank-town.ts'

test.use({ ignoreHTTPSErrors: true })

let town: BankTown
test.beforeAll(async () => {
  town = await openTown()
})
test.afterAll(() => town.close())

const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click()

test('another session is ended with the password, and finds itself signed out', async ({ page, browser }) => {
  const person = await town.settle('two sessions')
  const elsewhere = await (await browser.newContext({ ignoreHTTPSErrors: true })).newPage()
  await enter(elsewhere, town, person)
  await enter(page, town, person, '/sessions')
  const end = page.getByRole('button', { name: 'End the session at 127.0.0.1', exact: true })
  await end.click()
  await expect(page.locator('dl')).toContainText('end-session')
  await signIn(page, person)
  await expect(page).toHaveURL(`${town.origin}/sessions`)
  await end.click()
  await expect(end).toHaveCount(0)
  await elsewhere.goto(`${town.origin}/account`)
  await expect(elsewhere.getByLabel('Password')).toBeVisible()
  await elsewhere.context().close()
})

test('signing out everywhere ends all sessions', async ({ page }) => {
  await enter(page, town, await town.settle('everywhere'), '/sessions')
  await press(page, 'Sign out everywhere')
  await expect(page.getByRole('link', { name: 'Sign in' })).toBeVisible()
})

test.describe('without scripts', () => {
  test.use({ javaScriptEnabled: false })

  test('one can sign in and read, and is told why nothing can be changed', async ({ page }) => {
    const person = await town.settle('without scripts')
    await page.goto(`${town.origin}/transfers`)
    await signIn(page, person)
    await expect(page).toHaveURL(`${town.origin}/transfers`)
    expect(await page.content()).toContain('<noscript><p class="error">JavaScript is switched off.')
    await expect(page.getByRole('button', { name: 'Continue' })).toBeDisabled()
  })
})
