/**
 * Replaces `Date` in this thread, so that libraries, servers and our own code share one clock that stands still until it is moved.
 * To be imported before anything that reads the time. One worker is one world; the main thread is left alone.
 */

/** Where virtual time begins: a Tuesday morning in January 2030. */
export const virtualStart = Date.UTC(2030, 0, 15, 9)

const RealDate = globalThis.Date
let virtualNow: number | null = null

class VirtualDate extends RealDate {
  constructor(...parts: unknown[]) {
    if (parts.length === 0) super(VirtualDate.now())
    else super(...(parts as [number]))
  }

  static override now(): number {
    return virtualNow ?? RealDate.now()
  }
}

/** From now on the time is `atMs` (epoch milliseconds) and stands still. */
export function stopTime(atMs: number): void {
  virtualNow = atMs
  globalThis.Date = VirtualDate as unknown as DateConstructor
}

/** This thread has the real time again. */
export function resumeTime(): void {
  virtualNow = null
  globalThis.Date = RealDate
}

/** @throws RangeError when time should run backwards or was never stopped */
export function advanceTime(seconds: number): void {
  if (virtualNow === null || !(seconds >= 0)) throw new RangeError(`time can be advanced by 0 or more seconds, not by ${seconds}`)
  virtualNow += Math.round(seconds * 1000)
}

export function realNow(): number {
  return RealDate.now()
}
