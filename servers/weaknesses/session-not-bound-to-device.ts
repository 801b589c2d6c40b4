/** The session is the cookie, whoever sends it. */
import type { Weakness } from './weakness.ts'

export const sessionNotBoundToDevice: Weakness = {
  id: 'session-not-bound-to-device',
  title: 'A session cookie works on any device',
  class: 'session-hijack',
  cwe: 'CWE-294',
  breaks: ['session-stays-with-its-holder'],
  weaken: (defences) => ({
    ...defences,
    checkSessionDevice: () => true,
  }),
}
