import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from '@playwright/test'
import { writePdf } from '../../harness/cli/pdf.ts'
import { ConfigError } from '../../harness/errors.ts'
import { exampleChanges, exampleMatrix, exampleRun, swapPayee } from '../reports/example-run.ts'
import { hostileMarkup } from '../reports/hostile-strings.ts'
import { rendered } from '../reports/page-of.ts'
import { poisonRecord } from '../reports/poison.ts'

let folder = ''
test.beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'stepproof-pdf-'))
})
test.afterEach(() => rmSync(folder, { recursive: true }))

/** The names and numbers of a PDF stand in the open; only its pages' contents are compressed. */
async function printed(html: string): Promise<string> {
  writeFileSync(join(folder, 'report.html'), html)
  await writePdf(join(folder, 'report.html'), join(folder, 'report.pdf'))
  return readFileSync(join(folder, 'report.pdf'), 'latin1')
}

const count = (pdf: string, pattern: RegExp) => pdf.match(pattern)?.length ?? 0

test('a report on paper is tagged, names its language and title, and has an outline of its headings', async () => {
  const pdf = await printed(rendered('html', exampleRun(), exampleMatrix(), exampleChanges()))
  expect(pdf).toMatch(/^%PDF-1\.\d/)
  expect(pdf).toMatch(/\/MarkInfo\s*<<[^>]*\/Marked true/)
  expect(pdf).toContain('/StructTreeRoot')
  expect(pdf).toContain('/Lang (en)')
  expect(pdf).toContain('/Title (1 attempt breached the target')
  expect(pdf).toContain(`/Title (${swapPayee.title})`)
  for (const role of ['Table', 'TH', 'L', 'H2']) expect(count(pdf, new RegExp(`/S /${role}\\b`, 'g'))).toBeGreaterThan(0)
})

test('it is A4, and has as many pages as its contents take', async () => {
  const pdf = await printed(rendered('html', exampleRun(), exampleMatrix(), exampleChanges()))
  const pages = count(pdf, /\/Type \/Page\b/g)
  expect(pages).toBeGreaterThan(3)
  expect(count(pdf, /\/MediaBox \[0 0 59[45]\.\d+ 84[12]\.\d+\]/g)).toBe(pages)
  expect(
    count(await printed(rendered('html', exampleRun([...exampleRun().attempts, ...exampleRun().attempts]))), /\/Type \/Page\b/g),
  ).toBeGreaterThan(pages)
})

test('a hostile page is printed all the same, and only the file is left', async () => {
  const attempts = hostileMarkup.flatMap((text) => poisonRecord(exampleRun(), text).attempts)
  expect(count(await printed(rendered('html', exampleRun(attempts))), /\/Type \/Page\b/g)).toBeGreaterThan(3)
  expect(readdirSync(folder).sort()).toEqual(['report.html', 'report.pdf'])
})

test('where it cannot be written, the user is told, and nothing half-written is left', async () => {
  writeFileSync(join(folder, 'report.html'), '<!doctype html><title>x</title>')
  const nowhere = join(folder, 'missing', 'report.pdf')
  await expect(writePdf(join(folder, 'report.html'), nowhere)).rejects.toThrow(ConfigError)
  await expect(writePdf(join(folder, 'report.html'), nowhere)).rejects.toThrow('cannot be written')
  expect(existsSync(join(folder, 'missing'))).toBe(false)
})
