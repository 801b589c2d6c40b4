/** The frame of every page: one self-contained file whose policy lets in nothing but its own style and its own script. */
import { createHash } from 'node:crypto'
import { escapeMarkup, type Html } from './escape.ts'
import { script } from './script/index.ts'
import { stylesheet } from './styles/index.ts'

export interface Page {
  readonly title: string
  readonly header: Html
  readonly main: Html
  readonly footer: Html
}

const fingerprint = (text: string) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`

/** Hashes instead of `unsafe-inline`: markup that slipped through could neither run nor restyle anything. */
const policy = [
  `default-src 'none'`,
  `style-src ${fingerprint(stylesheet)}`,
  `script-src ${fingerprint(script)}`,
  `img-src data:`,
  `base-uri 'none'`,
  `form-action 'none'`,
].join('; ')

export function document(page: Page): string {
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="referrer" content="no-referrer">
<title>${escapeMarkup(page.title)}</title>
<link rel="icon" href="data:,">
<style>${stylesheet}</style>
</head>
<body>
<a class="skip" href="#main">Skip to the content</a>
<header class="masthead">${page.header.markup}</header>
<main id="main" tabindex="-1">${page.main.markup}</main>
<footer class="colophon">${page.footer.markup}</footer>
<script>${script}</script>
</body>
</html>
`
}
