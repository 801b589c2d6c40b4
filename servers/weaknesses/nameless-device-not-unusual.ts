/** Devices are compared by their names; one that has none cannot be another. */
import type { Weakness } from './weakness.ts'

export const namelessDeviceNotUnusual: Weakness = {
  id: 'nameless-device-not-unusual',
  title: 'A browser that says nothing of itself is a usual one',
  class: 'risk-signal-missing',
  cwe: 'CWE-754',
  breaks: ['unusual-context-demands-more'],
  weaken: (defences) => ({
    ...defences,
    signals: { ...defences.signals, device: (seen) => (seen.device.agent.trim() === '' ? null : defences.signals.device(seen)) },
  }),
}
