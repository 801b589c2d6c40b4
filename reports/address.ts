/** Addresses as RFC 3986 writes them, whatever a target or a user wrote. */

const authority = /^(?:http|ws)s?:\/\/(?:[\w.-]+|\[[\da-f:.]+\])(?::\d{1,5})?(?=[/?#{]|$)/i
const notAllowed = /[^\w.~:/?#@!$&'()*+,;=%-]/gu

/**
 * An address of http or WebSocket, with what may not stand in one percent-encoded; `{challenge 1}` right behind the host is the label of
 * a secret path. What cannot be read stands in the fragment of `about:invalid`.
 */
export function webAddress(text: string): string {
  const whole = text.toWellFormed()
  const [start] = authority.exec(whole) ?? []
  if (start === undefined) return `about:invalid#${encodeURIComponent(whole)}`
  const rest = whole.slice(start.length).replace(/^\{/, '/{')
  const [before = '', ...fragments] = rest.split('#')
  const fragment = fragments.length === 0 ? '' : `#${fragments.join('%23')}`
  return start + `${before}${fragment}`.replaceAll(/%(?![\da-f]{2})/gi, '%25').replaceAll(notAllowed, encodeURIComponent)
}

/** A reference to a file: relative for a relative path, else with the scheme `file`. */
export function fileReference(path: string): string {
  const segments = path.toWellFormed().split('/').map(encodeURIComponent)
  if (path.startsWith('/')) return `file://${segments.join('/')}`
  return /^[a-z]:\//i.test(path) ? `file:///${segments.join('/')}` : segments.join('/')
}
