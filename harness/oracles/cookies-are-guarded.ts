/**
 * Session cookies go to the target's own host over TLS only, and out of the reach of scripts and other sites; one that comes twice is
 * not believed (ASVS 3.3.1 to 3.3.4; RFC 6265bis, 8.6).
 */

import { type CookieSet, exchangesOf, sentIn, setIn } from '../record/session-cookies.ts'
import { decidedBy, type Objection, type Oracle } from './oracle.ts'

export const cookiesAreGuarded: Oracle = {
  id: 'cookies-are-guarded',
  title: 'Nobody else reads or sets a session cookie',
  judge: ({ steps, exchanges }, target) => {
    const lacks = new Map<string, string>()
    for (const exchange of exchanges) {
      for (const cookie of setIn(exchange, target)) {
        const lack = lackOf(cookie)
        if (lack !== null && !lacks.has(lack)) lacks.set(lack, exchange.id)
      }
    }
    const twice = steps.flatMap((step): Objection[] => {
      if (step.does !== 'perform' || step.outcome !== 'done') return []
      const names = exchangesOf({ ...step, exchanges: [...decidedBy(step)] }, exchanges)
        .flatMap((one) => sentIn(one, target))
        .map(({ name }) => name)
      return new Set(names).size === names.length
        ? []
        : [{ says: `${step.operation} was done on a session cookie that came twice`, exchanges: decidedBy(step) }]
    })
    return [...[...lacks].map(([says, exchange]) => ({ says, exchanges: [exchange] })), ...twice]
  },
}

function lackOf({ name, value, attributes }: CookieSet): string | null {
  if (value === '' || attributes.includes('max-age=0')) return null
  const has = (attribute: string) => attributes.includes(attribute)
  const missing = [
    !has('secure') && 'Secure',
    !has('httponly') && 'HttpOnly',
    !has('samesite=lax') && !has('samesite=strict') && 'SameSite',
    !/^__(?:Host|Secure)-/.test(name) && 'a prefix that binds it',
  ].filter((one) => one !== false)
  const wide = attributes.some((attribute) => attribute.startsWith('domain='))
  if (missing.length === 0 && !wide) return null
  return wide ? `the cookie ${name} is given to other hosts too` : `the cookie ${name} is set without ${missing.join(', ')}`
}
