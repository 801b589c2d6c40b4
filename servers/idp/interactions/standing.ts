/** How far an interaction has come: who is known in it, and which proof is needed next. */
import type { Request, Response } from 'express'
import { errors } from 'oidc-provider'
import { type Details, singleDetails } from '../../details.ts'
import type { Factor } from '../../factors/factor.ts'
import { strongestOf } from '../../levels.ts'
import { fingerprint } from '../../store/seal.ts'
import type { Need } from '../need.ts'
import type { Concern, Desk } from './desk.ts'
import { credentialsVersionOf, isFinished } from './finish-once.ts'

export interface Standing {
  readonly need: Need
  /** The hash of the interaction's id, as the tables know it. */
  readonly interaction: string
  /** Known from the session at the provider, or from the password given in this interaction. */
  readonly person: string | null
  /** The person's `credentials_version` now, -1 for nobody. */
  readonly credentialsVersion: number
  /** It was completed or given up. */
  readonly over: boolean
}

/**
 * The interaction is the one in the browser's signed cookie; the address must name the same.
 * The level that is asked for is a floor: nothing in the browser's requests lowers it.
 * @throws SessionNotFound when the browser is in no such interaction
 */
export async function standing(desk: Desk, request: Request, response: Response): Promise<Standing> {
  const { provider, database, defences, now } = desk
  const { uid, params, session, result } = await provider.interactionDetails(request, response)
  if (request.params.uid !== uid) throw new errors.SessionNotFound('the address names another interaction')
  const level = strongestOf(typeof params.acr_values === 'string' ? params.acr_values : undefined) || 1
  const details = detailsIn(params.authorization_details)
  const interaction = fingerprint(uid)
  const pending = defences.pendingPerson(database, { interaction, nowMs: now() })
  const person = pending ?? (level > 1 ? (session?.accountId ?? null) : null)
  const factors = person === null ? [] : factorsFor(desk, { person, operation: details?.operation ?? null }, level)
  return {
    need: { uid, next: person === null ? 'password' : 'factor', level, factors, details },
    interaction,
    person,
    credentialsVersion: credentialsVersionOf(database, person),
    over: result !== undefined || isFinished(database, interaction),
  }
}

/** What may be given for a level above the password. */
export function factorsFor(
  { database, defences }: Desk,
  { person, operation }: Concern,
  level: Need['level'],
): readonly Factor[] {
  return person === null || level === 1 ? [] : defences.offeredFactors(database, { person, operation, level })
}

export function concernOf({ person, need }: Standing): Concern {
  return { person, operation: need.details?.operation ?? null }
}

/** @throws InvalidRequest on details that cannot be read: nobody approves what cannot be shown */
function detailsIn(parameter: unknown): Details | null {
  if (parameter === undefined) return null
  const details = typeof parameter === 'string' ? singleDetails(JSON.parse(parameter)) : null
  if (details === null) throw new errors.InvalidRequest('the details cannot be read')
  return details
}
