/**
 * Defence: nobody is in two places at once, by the server's clock, whatever channel the two sightings came by.
 * Stops: an attacker acts from far away minutes after the victim (PSD2 RTS, Art. 18(2)(c)(v); NIST SP 800-63B-4, 5.3; ASVS 6.3.5; CWE-778).
 */
import type { Signal } from '../signal.ts'
import { points, thresholds } from '../table.ts'
import { distanceKm, type Point } from '../world.ts'
import { isKnown } from './device.ts'

interface Sighting {
  readonly point: Point
  readonly atMs: number
  /** What the contradiction counts. */
  readonly weight: number
}

export const velocity: Signal = (circumstances) => {
  const { nowMs, place, session, habits, device, secondFactor } = circumstances
  const { impossible, onStrangeDevice, provenOnStrangeDevice } = points.velocity
  const known = isKnown(circumstances)
  const sightings: Sighting[] = []
  if (habits.last !== null) {
    const strange = secondFactor ? provenOnStrangeDevice : onStrangeDevice
    sightings.push({ point: habits.last, atMs: habits.last.atMs, weight: known ? impossible : strange })
  }
  // The exit of an anonymiser is no place at which somebody was.
  const start = session === null || session.place?.anonymiser === true ? null : (session.place?.point ?? null)
  if (session !== null && start !== null) {
    const same = known || device.agent === session.device.agent
    sightings.push({ point: start, atMs: session.atMs, weight: same ? impossible : provenOnStrangeDevice })
  }
  if (sightings.length === 0) return null
  const here = place === null || place.anonymiser ? null : place.point
  if (here === null) return { missing: 'the place of the address is not known' }

  const contradicted = sightings.filter((sighting) => speed(sighting, here, nowMs) > thresholds.travelKmPerHour)
  if (contradicted.length === 0) return null
  const weight = Math.max(...contradicted.map((sighting) => sighting.weight))
  return { points: weight, says: weight === impossible ? 'impossible travel' : 'impossible travel of a strange device' }
}

/** Kilometres per hour. A sighting in the future, because a clock was put back, counts as one of this moment. */
function speed({ point, atMs }: Sighting, here: Point, nowMs: number): number {
  const km = distanceKm(point, here)
  return km < thresholds.placeIsExactToKm ? 0 : km / (Math.max(nowMs - atMs, 1000) / 3_600_000)
}
