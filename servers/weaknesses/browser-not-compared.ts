/** The key of the device is compared, the browser that shows it is not. */
import type { Weakness } from './weakness.ts'

export const browserNotCompared: Weakness = {
  id: 'browser-not-compared',
  title: 'A session goes on in another browser',
  class: 'device-fp',
  cwe: 'CWE-290',
  breaks: ['session-stays-with-its-holder'],
  weaken: (defences) => ({
    ...defences,
    checkSessionDevice: (session, device, method, deviceProof) =>
      defences.checkSessionDevice(session, { ...device, agent: session.device }, method, deviceProof),
  }),
}
