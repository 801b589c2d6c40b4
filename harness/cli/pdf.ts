/** The HTML report on paper: printed by a browser, as its print style has it. */
import { renameSync, rmSync, writeFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { ConfigError, messageOf } from '../errors.ts'
import { findChromium } from './chromium.ts'

/** What the browser puts under each page; it knows these two classes. */
const pageNumbers = `<p style="width: 100%; margin: 0 14mm; font: 8px sans-serif; color: #5b626c; text-align: right"><span class="pageNumber"></span> / <span class="totalPages"></span></p>`

/**
 * Prints a report to A4, tagged for screen readers (PDF/UA asks for it), with an outline and page numbers. Scripts stay off: they would only
 * fold and unfold. The file is there whole or not at all.
 * @throws ConfigError when no browser is there, or the file cannot be written
 */
export async function writePdf(htmlFile: string, pdfFile: string): Promise<void> {
  const bytes = await printed(htmlFile)
  const partial = `${pdfFile}.partial`
  try {
    writeFileSync(partial, bytes)
    renameSync(partial, pdfFile)
  } catch (error) {
    rmSync(partial, { force: true })
    throw new ConfigError(`${pdfFile} cannot be written: ${messageOf(error)}; give another folder with --out`, { cause: error })
  }
}

async function printed(htmlFile: string): Promise<Uint8Array> {
  const { browser: chromium, launch } = await findChromium()
  const browser = await chromium.launch(launch)
  try {
    const page = await browser.newPage({ javaScriptEnabled: false, offline: true, colorScheme: 'light' })
    await page.goto(pathToFileURL(resolve(htmlFile)).href)
    return await page.pdf({
      format: 'A4',
      tagged: true,
      outline: true,
      printBackground: true,
      displayHeaderFooter: true,
      headerTemplate: '<span></span>',
      footerTemplate: pageNumbers,
      margin: { top: '16mm', right: '14mm', bottom: '18mm', left: '14mm' },
    })
  } finally {
    await browser.close()
  }
}
