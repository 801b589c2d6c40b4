/** Our own pages are told by the name of the host: whatever listens on another port of it may act for them. */
import type { Weakness } from './weakness.ts'

export const originComparedByHostName: Weakness = {
  id: 'origin-compared-by-host-name',
  title: 'Pages on another port are taken for our own',
  class: 'csrf-stepup',
  cwe: 'CWE-346',
  breaks: ['other-sites-change-nothing'],
  weaken: (defences) => ({
    ...defences,
    checkRequestOrigin: (_method, { origin }, ownOrigin) =>
      origin === undefined || URL.parse(origin)?.hostname === new URL(ownOrigin).hostname,
    checkSessionDevice: (session, device) => session.device === device.agent,
  }),
}
