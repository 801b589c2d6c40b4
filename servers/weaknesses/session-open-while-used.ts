/** Whoever clicks now and then stays signed in for ever. */
import { idleSeconds } from '../limits.ts'
import type { Weakness } from './weakness.ts'

export const sessionOpenWhileUsed: Weakness = {
  id: 'session-open-while-used',
  title: 'A session has no absolute end',
  class: 'session-timeouts',
  cwe: 'CWE-613',
  breaks: ['session-ends-in-time'],
  weaken: (defences) => ({
    ...defences,
    checkSessionLifetime: ({ seenAt }, nowMs) => nowMs - seenAt <= idleSeconds * 1000,
  }),
}
