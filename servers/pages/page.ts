/** The frame of every HTML page of the reference, and the one escape function. Styles and scripts are files of our own: see `assets.ts`. */

export function escapeHtml(text: string): string {
  return text.replaceAll(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`)
}

export interface PageParts {
  readonly title: string
  /** HTML. Whatever stands in it and is not ours was escaped. */
  readonly body: string
  /** Names of scripts in `scripts/`, loaded as modules. Default: none, the page works without. */
  readonly scripts?: readonly string[]
  /** HTML of the navigation; default: none. */
  readonly navigation?: string
  /** What the scripts of the page are told, by name. */
  readonly marks?: Readonly<Record<string, string>>
}

export function page({ title, body, scripts = [], navigation = '', marks = {} }: PageParts): string {
  const told = Object.entries(marks).map(
    ([name, content]) => `<meta name="${escapeHtml(name)}" content="${escapeHtml(content)}">\n`,
  )
  const loaded = scripts.map((name) => `<script type="module" src="/assets/${name}"></script>\n`)
  const skip = navigation === '' ? '' : '<a class="skip" href="#content">Skip to the content</a>\n'
  return `<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeHtml(title)}</title>
<link rel="icon" href="/assets/icon" type="image/svg+xml">
<link rel="stylesheet" href="/assets/style">
${told.join('')}${loaded.join('')}</head>
<body>${skip}${navigation}<main id="content" tabindex="-1"><h1>${escapeHtml(title)}</h1>
<p id="status" role="status"></p>
${body}
</main></body></html>
`
}
