/** The pages that people read, and what stands in them. */
import { readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'

export const root = resolve(import.meta.dirname, '../..')
export const read = (path: string) => readFileSync(join(root, path), 'utf8')
export const pages = ['README.md', 'CONTRIBUTING.md', 'harness/README.md', 'servers/README.md', 'docs/upstream.md'].map(
  (path) => ({
    path,
    text: read(path),
  }),
)
export const readme = read('README.md')

export interface Block {
  readonly language: string
  readonly text: string
}
const fence = /^```(\w*)\n([\s\S]*?)^```$/gm
export const blocks = (text: string): Block[] =>
  [...text.matchAll(fence)].map(([, language = '', inside = '']) => ({ language, text: inside }))
export const prose = (text: string) => text.replaceAll(fence, '')
export const inlineCode = (text: string) => [...prose(text).matchAll(/`([^`\n]+)`/g)].map(([, code = '']) => code)
/** The cells of all table rows. */
export const rows = (text: string) => [...text.matchAll(/^\| (.+) \|$/gm)].map(([, cells = '']) => cells.split(' | '))
export const unquoted = (cell = '') => cell.replaceAll('`', '')
