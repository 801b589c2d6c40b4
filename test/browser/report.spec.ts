import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import AxeBuilder from '@axe-core/playwright'
import { type Browser, expect, type Page, test } from '@playwright/test'
import type { RunRecord } from '../../harness/record.ts'
import { exampleChanges, exampleMatrix, exampleRun } from '../reports/example-run.ts'
import { hostileMarkup, unseenCharacters } from '../reports/hostile-strings.ts'
import { makeAttempt, makeEvidence, makeExchange } from '../reports/make-record.ts'
import { rendered } from '../reports/page-of.ts'
import { poisonRecord } from '../reports/poison.ts'

let folder = ''
let address = ''
let hostileAddress = ''

test.beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'stepproof-report-'))
  address = publish('example.html', exampleRun())
  hostileAddress = publish('hostile.html', hostileRun())
})

test.afterAll(() => rmSync(folder, { recursive: true }))

/** Writes the report of a run and returns its address. */
function publish(fileName: string, record: RunRecord): string {
  const path = join(folder, fileName)
  writeFileSync(path, rendered('html', record, exampleMatrix(), exampleChanges()))
  return pathToFileURL(path).href
}

const hostileStrings = [...hostileMarkup, ...unseenCharacters.map(({ text }) => text)]

function hostileRun(): RunRecord {
  const hostile = hostileStrings.map((text, index) =>
    makeAttempt({
      scenario: `hostile/${index}`,
      title: text,
      verdict: { kind: 'inconclusive', reason: text },
      phases: [makeEvidence('attack', { exchanges: [makeExchange({ url: text, received: text.repeat(3) })] })],
    }),
  )
  return exampleRun([...hostile, ...hostileStrings.flatMap((text) => poisonRecord(exampleRun(), text).attempts)])
}

const swapped = (page: Page) =>
  page.locator('details.scenario', { hasText: 'Swap the payee after the customer approved' }).locator('details.attempt').first()

/** An attempt of a scenario that was defended, whose scenario is closed at first. */
const raised = (page: Page) => page.locator('details.scenario', { hasText: 'Raise the amount after the approval' })

test.describe('with scripts switched off', () => {
  test.use({ javaScriptEnabled: false })

  test.beforeEach(async ({ page }) => {
    await page.goto(address)
  })

  test('the page says what the run comes to, worst first', async ({ page }) => {
    await expect(page.getByRole('heading', { level: 1 })).toContainText('breached the target')
    const headings = await page.locator('section.group > h2').allInnerTexts()
    expect(headings.map((text) => text.replace(/[^a-z ]/gi, '').trim())).toEqual([
      'Breached',
      'Inconclusive',
      'Defended',
      'Not applicable',
    ])
    await expect(page.getByText('the target does not offer dpop').first()).toBeVisible()
    await expect(page.getByRole('search')).toBeHidden()
  })

  test('an attempt opens by keyboard and tells its reason, its attack, the exchange that violates, and its commands', async ({
    page,
  }) => {
    await expect(page.getByText('Malware in the browser lets the customer approve the rent')).toBeVisible()
    const attempt = swapped(page)
    const reason = attempt.getByText('does not hold: a transfer to')
    await expect(reason).toBeHidden()
    await attempt.locator('> summary').focus()
    await page.keyboard.press('Enter')
    await expect(reason).toBeVisible()
    await expect(attempt.getByText('stolen from victim 1')).toBeVisible()
    await expect(attempt.getByText('"state":"executed","payee":"DE66000000000000000666"').first()).toBeVisible()
    await attempt.getByText('Send it again with curl').last().click()
    await expect(attempt.getByText(/^curl --include/).last()).toBeVisible()
    await expect(attempt.getByText(`stepproof replay 'run.json#transaction-binding/`)).toBeVisible()
  })

  test('an attempt that was defended tells its attack in words, and the page says where the rest stands', async ({ page }) => {
    await raised(page).locator('> summary').click()
    await raised(page).locator('details.attempt > summary').click()
    await expect(raised(page).getByText('victim performs transfer: done')).toBeVisible()
    await expect(page.getByText('Scripts are off')).toBeVisible()
  })

  test('arrows run from the lane of who asks to the lane of who is asked', async ({ page }) => {
    const attempt = swapped(page)
    await attempt.locator('> summary').click()
    const middle = async (lane: string) => {
      const box = await attempt.locator('.phase.attack .lane-names').getByText(lane).boundingBox()
      return (box?.x ?? 0) + (box?.width ?? 0) / 2
    }
    const arrow = await attempt.locator('.phase.attack .arrow.cited > span').last().boundingBox()
    expect(Math.abs((arrow?.x ?? 0) - (await middle('Attacker')))).toBeLessThan(2)
    expect(Math.abs((arrow?.x ?? 0) + (arrow?.width ?? 0) - (await middle('Gateway')))).toBeLessThan(2)
  })

  test('a violation leads to the exchange that it cites', async ({ page }) => {
    const attempt = swapped(page)
    await attempt.locator('> summary').click()
    await attempt.getByRole('link', { name: 'r-05' }).first().click()
    await expect(attempt.locator('.wire:target')).toContainText('"payee":"DE66000000000000000666"')
    await expect(attempt.locator('.wire:target')).toBeInViewport()
  })

  test('what changed since the baseline leads to the attempt', async ({ page }) => {
    await page.locator('#changes').getByRole('link', { name: 'transaction-binding/swap-payee' }).click()
    await expect(swapped(page).getByText('does not hold: a transfer to')).toBeVisible()
  })

  test('the kill matrix is a table with headers for its rows and columns', async ({ page }) => {
    const matrix = page.getByRole('table', { name: 'Verdict of each scenario against each weakness' })
    await expect(matrix.getByRole('rowheader', { name: 'elevation-never-ends' })).toBeVisible()
    await expect(matrix.getByRole('columnheader', { name: 'gate/spell-the-path-otherwise' })).toBeVisible()
    await expect(matrix.getByRole('cell', { name: 'breached: noticed by codes-work-once' }).first()).toBeVisible()
  })

  test('all of it fits a phone', async ({ page }) => {
    await page.setViewportSize({ width: 390, height: 844 })
    await swapped(page).locator('> summary').click()
    await expect(swapped(page).getByText('Attacker to gateway:').first()).toBeVisible()
    const boxes = await Promise.all(
      (await page.locator('main, details.scenario, .card, .tiles, .heat, .diagram, .arrow, .wire').all()).map((part) =>
        part.boundingBox(),
      ),
    )
    expect(boxes.length).toBeGreaterThan(10)
    for (const box of boxes) expect((box?.x ?? 0) + (box?.width ?? 0)).toBeLessThanOrEqual(390)
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(390)
  })

  test('on paper attempts stand open, nothing scrolls, and controls are gone', async ({ page }) => {
    await page.emulateMedia({ media: 'print' })
    await page.setViewportSize({ width: 680, height: 1000 })
    await expect(swapped(page).getByText('does not hold: a transfer to')).toBeVisible()
    await expect(raised(page).getByText('victim performs transfer: done')).toBeVisible()
    await expect(page.getByRole('navigation')).toBeHidden()
    const cut = await page.evaluate(
      `[...document.querySelectorAll('.scroll, .command, pre')].filter((part) => part.scrollWidth > part.clientWidth + 1).map((part) => part.className)`,
    )
    expect(cut).toEqual([])
  })
})

test.describe('with scripts switched on', () => {
  test('no hostile string runs, the policy blocks nothing of the page, and no request leaves it', async ({ page }) => {
    const requests: string[] = []
    const complaints: string[] = []
    page.on('request', (request) => requests.push(request.url()))
    page.on('console', (message) => complaints.push(message.text()))
    page.on('pageerror', (error) => complaints.push(error.message))
    page.on('dialog', (dialog) => complaints.push(dialog.message()))
    await page.goto(hostileAddress)
    await page.getByRole('button', { name: 'Open all' }).click()
    await expect(page.locator('[data-packed]')).toHaveCount(0)
    await expect(page.locator('.wire').first()).toBeAttached()
    for (const entry of await page.locator('[data-filter] button').all()) await entry.dispatchEvent('click')
    expect(await page.evaluate('window.pwned')).toBeUndefined()
    expect(requests.filter((url) => !url.startsWith('data:'))).toEqual([hostileAddress])
    expect(complaints).toEqual([])
    await expect(page.locator('main img, main iframe, main script, main style, main h1')).toHaveCount(0)
  })

  test('its policy stops a script and a style that got in all the same', async ({ page }) => {
    await page.goto(address)
    await page.evaluate(`
      const script = document.createElement('script')
      script.textContent = 'window.pwned = true'
      document.body.append(script)
      document.body.insertAdjacentHTML('beforeend', '<p id="styled" style="color: rgb(1, 2, 3)">x</p>')
    `)
    expect(await page.evaluate('window.pwned')).toBeUndefined()
    await expect(page.locator('#styled')).not.toHaveCSS('color', 'rgb(1, 2, 3)')
  })

  test('an attempt unfolds its diagrams when it is opened, with every exchange in full where it was not defended', async ({
    page,
  }) => {
    await page.goto(address)
    await swapped(page).locator('> summary').click()
    await expect(swapped(page).locator('.diagram')).toHaveCount(3)
    await swapped(page).locator('.phase.honest > summary').click()
    await swapped(page).locator('.phase.honest .exchange > summary').first().click()
    await expect(swapped(page).getByText('"password":"{password 1}"').first()).toBeVisible()
    await raised(page).locator('> summary').click()
    await raised(page).locator('details.attempt > summary').click()
    await expect(raised(page).locator('.diagram')).toHaveCount(3)
    await expect(raised(page).locator('.phase.attack .arrow').first()).toBeVisible()
    await expect(page.getByText('Scripts are off')).toBeHidden()
  })

  test('an address with the name of an exchange opens everything around it', async ({ page }) => {
    await page.goto(`${address}#attempt-3-honest-4`)
    await expect(page.locator('#attempt-3-honest-4')).toBeInViewport()
    await expect(page.locator('#attempt-3-honest-4')).toContainText('{totp-code 1}')
  })

  test('the filter shows the attempts that match all words, and hides what has none', async ({ page }) => {
    await page.goto(address)
    const words = page.getByRole('searchbox', { name: 'attempts' })
    await words.fill('payee txn-unbound')
    await expect(page.locator('details.scenario:visible')).toHaveCount(1)
    await expect(page.locator('section.group:visible')).toHaveCount(1)
    await expect(page.locator('#filter-state')).toContainText('1 of')
    await page.getByRole('button', { name: 'Clear' }).click()
    await expect(page.locator('section.group:visible')).toHaveCount(4)
    await expect(page.locator('#filter-state')).toHaveText('')
  })

  test('the filter works from the keyboard: by verdict, class, surface and requirement', async ({ page }) => {
    await page.goto(address)
    const shown = page.locator('details.attempt:not([hidden])')
    const choose = async (name: string, letters: string, count: number) => {
      await page.getByLabel(name, { exact: true }).focus()
      await page.keyboard.type(letters)
      await expect(shown).toHaveCount(count)
      await page.getByRole('button', { name: 'Clear' }).focus()
      await page.keyboard.press('Enter')
      await expect(shown).toHaveCount(exampleRun().attempts.length)
    }
    await choose('verdict', 'breached', 1)
    await choose('class', 'txn-unbound', 2)
    await choose('surface', 'api', 1)
    await choose('requirement', 'psd2', 1)
  })

  test('a requirement in the table shows its attempts', async ({ page }) => {
    await page.goto(address)
    await page.getByRole('button', { name: 'psd2-rts:5.1.c' }).click()
    await expect(page.locator('details.attempt:not([hidden])')).toHaveCount(1)
    await expect(page.getByLabel('requirement', { exact: true })).toBeFocused()
  })

  test('a command is copied', async ({ page, context }) => {
    await context.grantPermissions(['clipboard-read', 'clipboard-write'])
    await page.goto(address)
    await swapped(page).locator('> summary').click()
    await expect(swapped(page).locator('[data-packed]')).toHaveCount(0)
    await swapped(page).getByRole('button', { name: 'Copy: stepproof replay' }).click()
    await expect(swapped(page).getByText('Copied')).toBeVisible()
    expect(await page.evaluate('navigator.clipboard.readText()')).toMatch(/^stepproof replay 'run\.json#transaction-binding\//)
  })

  test('rows of the kill matrix are filtered from the keyboard: by words, and to those that are not caught', async ({ page }) => {
    await page.goto(address)
    const rows = page.locator('.heat tbody tr:visible')
    await expect(rows).toHaveCount(3)
    await page.getByRole('checkbox', { name: 'only those that are not caught' }).focus()
    await page.keyboard.press('Space')
    await expect(rows.locator('th')).toHaveText(['approval-not-bound-to-payee', 'elevation-never-ends'])
    await expect(page.locator('#rows-state')).toHaveText('2 of 3 weaknesses shown')
    await page.getByRole('searchbox', { name: 'weaknesses' }).fill('swap-payee')
    await expect(rows.locator('th')).toHaveText(['approval-not-bound-to-payee'])
    await expect(page.locator('details.attempt:not([hidden])')).toHaveCount(exampleRun().attempts.length)
  })

  for (const colorScheme of ['light', 'dark'] as const) {
    test(`axe finds nothing serious in the ${colorScheme} scheme, with everything open`, async ({ browser }) => {
      const page = await openPage(browser, colorScheme)
      await page.getByRole('button', { name: 'Open all' }).click()
      await expect(page.locator('[data-packed]')).toHaveCount(0)
      await expect(page.locator('.diagram').last()).toBeAttached()
      await page.evaluate(`for (const details of document.querySelectorAll('details')) details.open = true`)
      const { violations, passes } = await new AxeBuilder({ page }).analyze()
      const grave = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical')
      expect(grave.map(({ id, nodes }) => ({ id, first: nodes[0]?.html, why: nodes[0]?.failureSummary }))).toEqual([])
      expect(passes.map(({ id }) => id)).toContain('color-contrast')
      await page.context().close()
    })
  }
})

async function openPage(browser: Browser, colorScheme: 'light' | 'dark'): Promise<Page> {
  const context = await browser.newContext({ colorScheme })
  const page = await context.newPage()
  await page.goto(address)
  return page
}
