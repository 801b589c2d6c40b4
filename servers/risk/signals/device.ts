/**
 * Defence: a device on which the person never proved a factor is unusual, and so is one that contradicts itself. A match proves nothing.
 * Stops: stolen credentials are used on the thief's machine (PSD2 RTS, Art. 18(2)(c)(ii); ASVS 8.2.4, 6.3.5; ATT&CK T1539).
 */
import type { Circumstances, Signal } from '../signal.ts'
import { points } from '../table.ts'

export const device: Signal = (circumstances) => {
  const { agent } = circumstances.device
  if (agent.trim() === '') return { missing: 'the device says nothing of itself' }
  if (contradictsItself(agent)) return { points: points.device.strange, says: 'user agent and platform contradict each other' }
  return isKnown(circumstances) ? null : { points: points.device.strange, says: 'the device is new' }
}

/** By its key where the person has shown keys, else by what it says of itself. */
export function isKnown({ device: { key, agent }, habits }: Circumstances): boolean {
  return key !== null && habits.keys.length > 0 ? habits.keys.includes(key) : habits.agents.includes(agent)
}

/** What the user agent has to contain when the client hint names the platform (`Sec-CH-UA-Platform`). */
const platforms: Readonly<Record<string, RegExp>> = {
  Windows: /Windows/,
  macOS: /Mac/,
  Linux: /Linux|X11/,
  Android: /Android/,
  iOS: /iPhone|iPad/,
  'Chrome OS': /CrOS/,
}

function contradictsItself(agent: string): boolean {
  const [, userAgent = '', platform = ''] = /^(.*) "([^"]+)"$/.exec(agent) ?? []
  const expected = Object.hasOwn(platforms, platform) ? platforms[platform] : undefined
  return expected !== undefined && !expected.test(userAgent)
}
