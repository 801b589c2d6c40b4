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
}

export function page({ title, body, scripts = [], navigation = '' }: PageParts): string {
  const loaded = scripts.map((name) => `<script type="module" src="/assets/${name}"></script>\n`)
  return `<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeHtml(title)}</title>
<link rel="stylesheet" href="/assets/style">
${loaded.join('')}</head>
<body>${navigation}<main><h1>${escapeHtml(title)}</h1>
<p id="status" role="status"></p>
${body}
</main></body></html>
`
}
