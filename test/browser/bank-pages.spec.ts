import AxeBuilder from '@axe-core/playwright'
import { expect, type Page, type TestInfo, test } from '@playwright/test'
import { enter } from '../../harness/bindings/playwright/reference-pages.ts'
import { addAuthenticator } from '../../harness/bindings/playwright/virtual-authenticator.ts'
import { type BankTown, giveCode, openTown, prepareTransfer } from './bank-town.ts'

test.use({ ignoreHTTPSErrors: true, viewport: { width: 360, height: 740 } })

let town: BankTown
test.beforeAll(async () => {
  town = await openTown()
})
test.afterAll(() => town.close())

/** Looks at the page as it stands: fits a phone, nothing serious for axe. A picture is kept beside the results. */
async function inspect(page: Page, name: string, info: TestInfo): Promise<void> {
  await page.waitForLoadState('networkidle')
  await page.screenshot({ path: info.outputPath(`${name}.png`), fullPage: true })
  expect(await page.evaluate('document.documentElement.scrollWidth'), `${name} fits a phone`).toBe(360)
  const { violations, passes } = await new AxeBuilder({ page }).analyze()
  const grave = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical')
  expect(grave.map(({ id, nodes }) => ({ name, id, first: nodes[0]?.html, why: nodes[0]?.failureSummary }))).toEqual([])
  expect(passes.map(({ id }) => id)).toContain('color-contrast')
}

/** Errors and violations of the policy, but for the answers to requests that are meant to be refused. */
function complaintsOf(page: Page): string[] {
  const complaints: string[] = []
  page.on('pageerror', ({ message }) => complaints.push(message))
  page.on('console', (message) => {
    const text = message.text()
    if (message.type() !== 'error' && message.type() !== 'warning') return
    if (!/^Failed to load resource: the server responded with a status of 40[134]/.test(text)) complaints.push(text)
  })
  return complaints
}

for (const colorScheme of ['light', 'dark'] as const) {
  test.describe(`in the ${colorScheme} scheme`, () => {
    test.use({ colorScheme })

    test('every page fits a phone, can be used by everybody and keeps to its own policy', async ({ page }, info) => {
      test.setTimeout(300_000)
      const complaints = complaintsOf(page)
      const person = await town.settle(`pages ${colorScheme}`, 'administrator')
      await town.givePhone(person)
      await addAuthenticator(page)
      const visit = async (path: string, name: string) => {
        await page.goto(town.origin + path)
        await inspect(page, name, info)
      }
      await visit('/', 'front')
      await visit('/recovery', 'recovery')
      await page.goto(`${town.origin}/account`)
      await inspect(page, 'sign-in', info)
      await page.getByLabel('Login').fill(person.login)
      await page.getByLabel('Password').fill('wrong')
      await page.getByRole('button', { name: 'Sign in' }).click()
      await inspect(page, 'sign-in-refused', info)
      await enter(page, town, person)
      await visit('/', 'front-signed-in')
      await visit('/account', 'account-empty')

      await page.goto(`${town.origin}/factors`)
      await page.getByLabel('Name of the passkey').fill('Key of the house')
      await page.getByRole('button', { name: 'Add a passkey' }).click()
      await giveCode(page, person)
      await page.getByRole('button', { name: 'Add a passkey' }).click()
      await expect(page.getByRole('cell', { name: 'Key of the house', exact: true })).toBeVisible()
      await inspect(page, 'factors', info)

      await prepareTransfer(page, town)
      await inspect(page, 'transfer', info)
      const transfer = page.url()
      await page.getByRole('button', { name: 'Send' }).click()
      // The new factor has ended what was known at the provider.
      await page.getByLabel('Login').waitFor()
      await inspect(page, 'step-up-sign-in', info)
      await page.getByLabel('Login').fill(person.login)
      await page.getByLabel('Password').fill(person.password)
      await page.getByRole('button', { name: 'Sign in' }).click()
      await page.getByRole('button', { name: 'Use a passkey' }).waitFor()
      await inspect(page, 'step-up', info)
      await page.getByLabel('Code from your authenticator app').fill('000000')
      await page.getByRole('button', { name: 'Confirm', exact: true }).click()
      await expect(page.getByRole('alert')).toBeVisible()
      await inspect(page, 'step-up-refused', info)
      await page.getByRole('button', { name: 'Ask my phone' }).click()
      await expect(page.locator('.number')).toBeVisible()
      await inspect(page, 'push', info)
      await page.getByRole('link', { name: 'Confirm in another way' }).click()
      await page.getByRole('button', { name: 'Use a passkey' }).click()
      await page.waitForURL(transfer)
      await inspect(page, 'transfer-confirmed', info)
      await page.getByRole('button', { name: 'Send' }).click()
      await expect(page.getByRole('heading', { name: 'Transfer sent' })).toBeVisible()
      await inspect(page, 'transfer-sent', info)

      await visit('/account', 'account')
      await visit('/transfers', 'transfers')
      await visit('/payees', 'payees')
      await visit('/sessions', 'sessions')
      await visit('/profile', 'profile')
      await page.goto(`${town.origin}/admin`)
      await page.getByRole('button', { name: 'Use a passkey' }).click()
      await page.waitForURL(`${town.origin}/admin`)
      await inspect(page, 'admin', info)
      await visit('/transfers/none', 'not-found')
      await page.getByRole('link', { name: 'To the front page' }).click()
      expect(complaints).toEqual([])
      await page.goto(`${town.deployment.issuer}/interaction/none`)
      await inspect(page, 'provider-not-found', info)
    })
  })
}

test('the page that offers a recovery code can be used by everybody', async ({ page }, info) => {
  const person = await town.settle('recovery on the phone')
  await town.deployment.enrolRecoveryCodes(person.id)
  await enter(page, town, person, '/factors')
  await page.getByLabel('Name of the app').fill('New app')
  await page.getByRole('button', { name: 'Add an app' }).click()
  await page.getByLabel('One of your recovery codes').waitFor()
  await inspect(page, 'step-up-recovery', info)
})

test('text at twice its size still fits', async ({ page }) => {
  const person = await town.settle('large text')
  await enter(page, town, person)
  for (const path of ['/account', '/transfers', '/factors', '/sessions', '/profile']) {
    await page.goto(town.origin + path)
    await page.evaluate(`document.documentElement.style.fontSize = '200%'`)
    expect(await page.evaluate('document.documentElement.scrollWidth'), path).toBe(360)
  }
})
