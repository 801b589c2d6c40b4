/** Addresses as RFC 3986 writes them, whatever a target or a user wrote. */

const authority = /^https?:\/\/[\w.-]+(?::\d{1,5})?(?=[/?#]|$)/i
const notAllowed = /[^\w.~:/?#@!$&'()*+,;=%-]/gu

/** An http address, with what may not stand in one percent-encoded; one that cannot be read stands in the fragment of `about:invalid`. */
export function webAddress(text: string): string {
  const whole = text.toWellFormed()
  const [start] = authority.exec(whole) ?? []
  if (start === undefined) return `about:invalid#${encodeURIComponent(whole)}`
  const [before = '', ...fragments] = whole.slice(start.length).split('#')
  const fragment = fragments.length === 0 ? '' : `#${fragments.join('%23')}`
  return start + `${before}${fragment}`.replaceAll(/%(?![\da-f]{2})/gi, '%25').replaceAll(notAllowed, encodeURIComponent)
}

/** A reference to a file: relative for a relative path, else with the scheme `file`. */
export function fileReference(path: string): string {
  const segments = path.toWellFormed().split('/').map(encodeURIComponent)
  if (path.startsWith('/')) return `file://${segments.join('/')}`
  return /^[a-z]:\//i.test(path) ? `file:///${segments.join('/')}` : segments.join('/')
}
