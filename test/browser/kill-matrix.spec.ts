import { writeFileSync } from 'node:fs'
import { pathToFileURL } from 'node:url'
import { expect, test } from '@playwright/test'
import { renderMatrixHtml } from '../../reports/index.ts'
import { makeMatrix, makeRow } from '../reports/make-matrix.ts'

test('headers of the kill matrix stay in sight when it is scrolled', async ({ page }, testInfo) => {
  const path = testInfo.outputPath('matrix.html')
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
