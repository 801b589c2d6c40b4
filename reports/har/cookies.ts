/** Cookies of an exchange in the form of HAR, read from its headers; a cookie that came twice stands there twice. */
import { parseSetCookie } from 'cookie'
import type { Cookie, Header } from 'har-format'

/** A label instead of a value is no escape sequence. */
const asItIs = (text: string) => text

export function requestCookies(headers: readonly Header[]): Cookie[] {
  return valuesOf(headers, 'cookie').flatMap((value) =>
    value
      .split(';')
      .map((pair) => pair.trim())
      .filter((pair) => pair !== '')
      .map((pair) => {
        const [name = '', ...rest] = pair.split('=')
        return { name, value: rest.join('=') }
      }),
  )
}

export function responseCookies(headers: readonly Header[]): Cookie[] {
  return valuesOf(headers, 'set-cookie').map((line) => {
    const { name, value = '', path, domain, httpOnly = false, secure = false } = parseSetCookie(line, { decode: asItIs })
    return { name, value, ...(path === undefined ? {} : { path }), ...(domain === undefined ? {} : { domain }), httpOnly, secure }
  })
}

function valuesOf(headers: readonly Header[], wanted: string): string[] {
  return headers.filter(({ name }) => name.toLowerCase() === wanted).map(({ value }) => value)
}
