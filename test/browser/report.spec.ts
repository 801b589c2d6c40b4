import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import AxeBuilder from '@axe-core/playwright'
import { type Browser, expect, type Page, test } from '@playwright/test'
import type { RunRecord } from '../../harness/record.ts'
import { renderMatrixHtml } from '../../reports/index.ts'
import { exampleMatrix, exampleRun } from '../reports/example-run.ts'
import { hostileMarkup } from '../reports/hostile-strings.ts'
import { makeMatrix, makeRow } from '../reports/make-matrix.ts'
import { makeAttempt, makeEvidence, makeExchange } from '../reports/make-record.ts'
import { pageOf } from '../reports/page-of.ts'
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
  writeFileSync(path, pageOf(record, exampleMatrix()))
  return pathToFileURL(path).href
}

function hostileRun(): RunRecord {
  const hostile = hostileMarkup.map((text, index) =>
    makeAttempt({
      scenario: `hostile/${index}`,
      title: text,
      verdict: { kind: 'inconclusive', reason: text },
      phases: [makeEvidence('attack', { exchanges: [makeExchange({ url: text, received: text })] })],
    }),
  )
  return exampleRun([...hostile, ...hostileMarkup.flatMap((text) => poisonRecord(exampleRun(), text).attempts)])
}

const swapped = (page: Page) => page.locator('details.attempt', { hasText: 'Swap the payee after the customer approved' }).first()

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

  test('an attempt opens by keyboard and tells its story, its reason, its timeline and its replay command', async ({ page }) => {
    const attempt = swapped(page)
    const story = attempt.getByText('Malware in the browser lets the customer approve the rent')
    await expect(story).toBeHidden()
    await attempt.locator('> summary').focus()
    await page.keyboard.press('Enter')
    await expect(story).toBeVisible()
    await expect(attempt.getByText('does not hold: a transfer to')).toBeVisible()
    await expect(attempt.getByText('stolen from victim 1')).toBeVisible()
    await expect(attempt.getByText('session is elevated')).toBeVisible()
    await expect(attempt.getByText(`stepproof replay 'run.json#transaction-binding/`)).toBeVisible()
  })

  test('victim and attacker stand on two sides', async ({ page }) => {
    const attempt = swapped(page)
    await attempt.locator('> summary').click()
    const victim = await attempt.locator('.lanes.both li.victim').first().boundingBox()
    const attacker = await attempt.locator('.lanes.both li.attacker').first().boundingBox()
    expect(attacker?.x ?? 0).toBeGreaterThan((victim?.x ?? 0) + 100)
    expect(attacker?.y ?? 0).toBeGreaterThan(victim?.y ?? 0)
  })

  test('a violation leads to the exchange it cites and opens it', async ({ page }) => {
    const attempt = swapped(page)
    await attempt.locator('> summary').click()
    const body = attempt.getByText('"state":"executed","payee":"DE66000000000000000666"')
    await expect(body).toBeHidden()
    await attempt.getByRole('link', { name: 'r-05' }).first().click()
    await expect(body).toBeVisible()
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
    await expect(swapped(page).locator('.lanes.both li.attacker').first()).toBeVisible()
    const boxes = await Promise.all(
      (await page.locator('main, details.attempt, .card, .tiles, .heat').all()).map((part) => part.boundingBox()),
    )
    expect(boxes.length).toBeGreaterThan(10)
    for (const box of boxes) expect((box?.x ?? 0) + (box?.width ?? 0)).toBeLessThanOrEqual(390)
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(390)
  })

  test('on paper attempts stand open', async ({ page }) => {
    await page.emulateMedia({ media: 'print' })
    await expect(swapped(page).getByText('Malware in the browser lets the customer approve the rent')).toBeVisible()
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

  test('the filter shows the attempts that match all words, and hides empty groups', async ({ page }) => {
    await page.goto(address)
    const words = page.getByRole('searchbox', { name: 'attempts' })
    await words.fill('payee txn-unbound')
    await expect(page.locator('details.attempt:visible')).toHaveCount(1)
    await expect(page.locator('section.group:visible')).toHaveCount(1)
    await expect(page.locator('#filter-state')).toContainText('1 of')
    await words.fill('')
    await expect(page.locator('section.group:visible')).toHaveCount(4)
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
    await expect(page.locator('details.attempt:visible')).toHaveCount(exampleRun().attempts.length)
  })

  test('headers of the kill matrix stay in sight when it is scrolled', async ({ page }) => {
    const path = join(folder, 'matrix.html')
    const scenarios = Array.from({ length: 110 }, (_, index) => ({ id: `acr-strip/scenario-${index}`, class: 'acr-strip' }))
    const verdicts = Object.fromEntries(scenarios.map(({ id }) => [id, 'defended' as const]))
    const rows = Array.from({ length: 95 }, (_, index) => makeRow(`weakness-${index}`, 'survived', verdicts))
    writeFileSync(path, renderMatrixHtml(makeMatrix({ scenarios, rows })))
    await page.goto(pathToFileURL(path).href)
    await page.locator('.heat').evaluate((heat) => heat.scrollTo(1500, 1500))
    await page.locator('.heat').scrollIntoViewIfNeeded()
    const box = async (selector: string) => (await page.locator(selector).boundingBox()) ?? { x: 0, y: 0 }
    const frame = await box('.heat')
    expect(Math.abs((await box('.heat thead th:nth-child(60)')).y - frame.y)).toBeLessThan(5)
    expect(Math.abs((await box('.heat tbody tr:nth-child(60) th')).x - frame.x)).toBeLessThan(5)
    expect(await page.locator('.heat').evaluate((heat) => [heat.scrollTop, heat.scrollLeft])).toEqual([1500, 1500])
  })

  for (const colorScheme of ['light', 'dark'] as const) {
    test(`axe finds nothing serious in the ${colorScheme} scheme, with everything open`, async ({ browser }) => {
      const page = await openPage(browser, colorScheme)
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
