/** Of what a device says of itself only the user agent is compared: client hints were added later. */
import type { Weakness } from './weakness.ts'

export const platformNotCompared: Weakness = {
  id: 'platform-not-compared',
  title: 'A browser that contradicts itself is taken for the same',
  class: 'device-fp',
  cwe: 'CWE-807',
  breaks: ['session-stays-with-its-holder'],
  weaken: (defences) => ({
    ...defences,
    checkSessionDevice(session, device, method, deviceProof) {
      const named = (agent: string) => agent.replace(/ (?:"[^"]*")?$/, '')
      const agent = named(device.agent) === named(session.device) ? session.device : device.agent
      return defences.checkSessionDevice(session, { ...device, agent }, method, deviceProof)
    },
  }),
}
