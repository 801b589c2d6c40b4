import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import AxeBuilder from '@axe-core/playwright'
import { expect, test } from '@playwright/test'
import { assessmentReporters } from '../../reports/index.ts'
import { assessed, example, type Sketch } from '../reports/compliance/make-assessment.ts'
import { hostileMarkup } from '../reports/hostile-strings.ts'

let folder = ''

test.beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'stepproof-assessment-'))
})

test.afterAll(() => rmSync(folder, { recursive: true }))

/** Writes the page of an assessment and returns its address. */
function publish(fileName: string, sketch: Sketch): string {
  const path = join(folder, fileName)
  const page = assessmentReporters.find(({ name }) => name === 'html')
  writeFileSync(path, page?.render(assessed(sketch)) ?? '')
  return pathToFileURL(path).href
}

function hostile(): Sketch {
  const sketch = example()
  const attempts = hostileMarkup.flatMap((text, index) =>
    sketch.attempts.map((one) => ({
      ...one,
      id: `otp-replay/${index}${one.id}`,
      scenario: `${one.scenario}${text}`,
      title: text,
      verdict: { kind: 'inconclusive' as const, reason: text },
      known: { owner: text, reason: text, expires: '2027-03-31' },
    })),
  )
  return { ...sketch, attempts, planned: attempts }
}

test('the page says its scope first, and leads from the table to the evidence', async ({ page }) => {
  await page.goto(publish('example.html', example()))
  const headings = await page.getByRole('heading', { level: 2 }).allInnerTexts()
  expect(headings.map((text) => text.replaceAll(/[^a-z ]/gi, '').trim())).toEqual([
    'Scope',
    'Result',
    'Contradicted',
    'Not tested',
    'Not testable by this tool',
  ])
  await page.getByRole('link', { name: '1', exact: true }).click()
  const article = page.getByRole('article', { name: '1 contradicted' })
  await expect(article).toBeInViewport()
  await article.getByText('otp-replay/b').first().click()
  await expect(article.getByText('a code was accepted twice').first()).toBeVisible()
  await expect(article.getByText('x-7')).toBeVisible()
  await expect(article.getByText('Known finding of payments until 2027-03-31')).toBeVisible()
})

test('on paper all evidence stands open', async ({ page }) => {
  await page.goto(publish('printed.html', example()))
  const exchange = page.getByText('x-7').first()
  await expect(exchange).toBeHidden()
  await page.emulateMedia({ media: 'print' })
  await expect(exchange).toBeVisible()
})

test('no hostile string runs, and no request leaves the page', async ({ page }) => {
  const requests: string[] = []
  page.on('request', (request) => requests.push(request.url()))
  const address = publish('hostile.html', hostile())
  await page.goto(address)
  await page.evaluate(`for (const details of document.querySelectorAll('details')) details.open = true`)
  expect(await page.evaluate('window.pwned')).toBeUndefined()
  expect(requests.filter((url) => !url.startsWith('data:'))).toEqual([address])
  await expect(page.locator('main img, main iframe, main script, main style, main h1')).toHaveCount(0)
})

for (const colorScheme of ['light', 'dark'] as const) {
  test(`axe finds no serious fault in ${colorScheme}`, async ({ browser }) => {
    const context = await browser.newContext({ colorScheme })
    const page = await context.newPage()
    await page.goto(publish('accessible.html', example()))
    await page.evaluate(`for (const details of document.querySelectorAll('details')) details.open = true`)
    const { violations, passes } = await new AxeBuilder({ page }).analyze()
    const grave = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical')
    expect(grave.map(({ id, nodes }) => ({ id, first: nodes[0]?.html, why: nodes[0]?.failureSummary }))).toEqual([])
    expect(passes.map(({ id }) => id)).toContain('color-contrast')
    await context.close()
  })
}
