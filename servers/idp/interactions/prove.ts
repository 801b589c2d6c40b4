/**
 * The way of every proof at the provider: 1 is it the next step, 2 whose is it, may it be looked at, 3 count it, 4 check it, 5 log it,
 * 6 finish the interaction or say what is needed next. Whatever goes wrong on the way leaves the interaction as it was.
 */
import { stringifySetCookie } from 'cookie'
import type { Request, Response } from 'express'
import type { Factor } from '../../factors/factor.ts'
import { knownDeviceCookie, rememberDevice } from '../../factors/known-device.ts'
import type { Guess } from '../../factors/limit-guesses.ts'
import { closePrompts } from '../../factors/push/prompts.ts'
import { cookieOf } from '../../gateway/context/identify.ts'
import { acrOf } from '../../levels.ts'
import { knownDeviceSeconds } from '../../limits.ts'
import { type Concern, type Desk, log, refuse, wantsHtml } from './desk.ts'
import { credentialsVersionOf } from './finish-once.ts'
import { forgetPending, keepPending } from './pending-person.ts'
import { concernOf, factorsFor, type Standing, standing } from './standing.ts'

/** Who claims to be proven. */
export interface Claimant {
  /** `null` when the login is nobody's. */
  readonly person: string | null
  /** Whom guesses are counted for. */
  readonly counter: string
}

export interface Proven {
  readonly person: string
  /** Epoch milliseconds at which the factor was verified. */
  readonly atMs: number
}

export interface Proof {
  readonly factor: Factor
  /** `null` when the request does not say who. */
  readonly claimant: (at: Standing) => Claimant | null
  /** `at the phone`: the guess was counted when the phone gave it. */
  readonly counted: 'here' | 'at the phone'
  readonly check: (at: Standing) => Promise<Proven | null> | Proven | null
  /** The work of a check whose result nobody wants, where the time of an answer would tell something. */
  readonly decoy?: () => void
}

export async function prove(desk: Desk, request: Request, response: Response, proof: Proof): Promise<void> {
  const { database, defences } = desk
  const { factor } = proof
  // 1 the next step
  const at = await standing(desk, request, response)
  if (!defences.checkStep(at, factor)) {
    return refuse(desk, request, response, 'not-next', `${factor} is not what is needed now`, concernOf(at))
  }
  // 2 whose it is
  const claimant = proof.claimant(at)
  if (claimant === null) return refuse(desk, request, response, 'malformed', `${factor} cannot be read`, concernOf(at))
  const concern: Concern = { person: claimant.person, operation: at.need.details?.operation ?? null }
  if (claimant.person !== null && !defences.checkAccountOpen(database, claimant.person)) {
    proof.decoy?.()
    return refuse(desk, request, response, 'account-locked', 'the person is locked', concern)
  }
  const credentialsVersion = credentialsVersionOf(database, claimant.person)
  // 3 count it
  const guess = guessBy(desk, request, claimant, at, factor)
  if (proof.counted === 'here' && !defences.limitGuesses.begin(database, guess)) {
    proof.decoy?.()
    return refuse(desk, request, response, 'guesses-used-up', `too many wrong answers: ${factor} is locked`, concern)
  }
  // 4 check it
  const proven = await proof.check(at)
  if (proven === null) return refuse(desk, request, response, 'wrong', `${factor} is wrong`, concern)
  if (!defences.checkAccountOpen(database, proven.person)) {
    return refuse(desk, request, response, 'account-locked', 'the person was locked meanwhile', concern)
  }
  if (proof.counted === 'here') defences.limitGuesses.succeeded(database, guess)
  // 5 log it
  log(desk, request, 'verified', factor, { ...concern, person: proven.person })
  // 6 finish or go on
  const { level } = defences.grantProof(factor, at.need.level)
  if (level >= at.need.level) return finish(desk, request, response, { at, factor, proven, credentialsVersion })
  return goOn(desk, request, response, at, proven.person)
}

/** The guess that this browser makes; one that is known to be the person's has a count of its own. */
export function guessBy(
  { database, defences, now }: Desk,
  request: Request,
  { person, counter }: Claimant,
  { interaction }: Standing,
  factor: Factor,
): Guess {
  const nowMs = now()
  const token = cookieOf(request, knownDeviceCookie)
  const device = person === null ? null : defences.recognizeDevice(database, { person, token, nowMs })
  return { person: counter, factor, interaction, from: device === null ? 'anywhere' : { trustedDevice: device }, nowMs }
}

async function goOn(desk: Desk, request: Request, response: Response, at: Standing, person: string): Promise<void> {
  const { database, now } = desk
  const concern: Concern = { ...concernOf(at), person }
  const factors = factorsFor(desk, concern, at.need.level)
  if (factors.length === 0) {
    const reason = `the person holds no factor for level ${at.need.level}`
    return refuse(desk, request, response, 'no-suitable-factor', reason, concern)
  }
  keepPending(database, { interaction: at.interaction, nowMs: now() }, person)
  log(desk, request, 'challenge', `asked for ${factors.join(', ')}`, concern)
  await database.settled()
  if (wantsHtml(request)) response.redirect(303, `/interaction/${encodeURIComponent(at.need.uid)}`)
  else response.json({ ...at.need, next: 'factor', factors })
}

interface Ended {
  readonly at: Standing
  readonly factor: Factor
  readonly proven: Proven
  readonly credentialsVersion: number
}

async function finish(desk: Desk, request: Request, response: Response, ended: Ended): Promise<void> {
  const { provider, database, defences, now } = desk
  const { at, factor, proven, credentialsVersion } = ended
  const { interaction } = at
  const { person } = proven
  const nowMs = now()
  if (!defences.finishOnce(database, { interaction, person, credentialsVersion, nowMs })) {
    return refuse(desk, request, response, 'not-next', 'the interaction is over', { ...concernOf(at), person })
  }
  forgetPending(database, interaction)
  closePrompts(database, interaction, nowMs)
  const { level, amr } = defences.grantProof(factor, at.need.level)
  if (level > 1 && factor !== 'recovery') {
    const token = cookieOf(request, knownDeviceCookie)
    const known = rememberDevice(database, { person, token, nowMs }, request.headers['user-agent'] ?? '')
    response.append('set-cookie', knownDevice(known))
  }
  await database.settled()
  const login = { accountId: person, acr: acrOf(level), amr: [...amr], ts: Math.floor(proven.atMs / 1000) }
  await provider.interactionFinished(request, response, { login }, { mergeWithLastSubmission: false })
}

function knownDevice(value: string): string {
  const attributes = { path: '/', secure: true, httpOnly: true, sameSite: 'strict', maxAge: knownDeviceSeconds } as const
  return stringifySetCookie({ name: knownDeviceCookie, value, ...attributes })
}
