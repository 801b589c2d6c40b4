/** Where a change comes from is left to the cookie’s SameSite attribute, and clients without a key of their own are put up with. */
import type { Weakness } from './weakness.ts'

export const cookieAloneChangesThings: Weakness = {
  id: 'cookie-alone-changes-things',
  title: 'A change needs the cookie, and no word of where it comes from',
  class: 'csrf-stepup',
  cwe: 'CWE-352',
  breaks: ['other-sites-change-nothing'],
  weaken: (defences) => ({
    ...defences,
    checkRequestOrigin: () => true,
    checkSessionDevice: (session, device) => session.device === device.agent,
  }),
}
