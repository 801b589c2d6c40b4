/** Which session cookies an exchange carried, by their labels: the same label stands for the same value. */
import type { Exchange, Step, TargetFacts } from '../record.ts'

export interface CookieSet {
  readonly name: string
  /** Empty when the cookie is removed. */
  readonly value: string
  /** In lower case, without the first pair. */
  readonly attributes: readonly string[]
}

/** Values of session cookies in the request, one for each time that one came. */
export function sentIn({ request }: Exchange, { sessions }: TargetFacts): { name: string; value: string }[] {
  return request.headers
    .filter(({ name }) => name.toLowerCase() === 'cookie')
    .flatMap(({ value }) => value.split(';').map(pairOf))
    .filter(({ name }) => sessions?.cookies.includes(name))
}

/** Session cookies that the answer sets. */
export function setIn({ response }: Exchange, { sessions }: TargetFacts): CookieSet[] {
  return (response?.headers ?? [])
    .filter(({ name }) => name.toLowerCase() === 'set-cookie')
    .map(({ value }) => {
      const [pair = '', ...attributes] = value.split(';')
      return { ...pairOf(pair), attributes: attributes.map((attribute) => attribute.trim().toLowerCase()) }
    })
    .filter(({ name }) => sessions?.cookies.includes(name))
}

export function exchangesOf({ exchanges: ids }: Step, exchanges: readonly Exchange[]): Exchange[] {
  return exchanges.filter(({ id }) => ids.includes(id))
}

function pairOf(pair: string): { name: string; value: string } {
  const [name = '', ...value] = pair.split('=')
  return { name: name.trim(), value: value.join('=').trim() }
}
