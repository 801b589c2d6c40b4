/**
 * Sign-in and step-up at the identity provider: which proof is needed next, and what happens when it is given.
 * The level that is granted is the one that the proof reached, never the one that was asked for.
 */
import { generateAuthenticationOptions } from '@simplewebauthn/server'
import express, { type Request, type Response, Router } from 'express'
import type { Provider } from 'oidc-provider'
import { z } from 'zod'
import type { AuditLog, Decision } from '../audit/audit-log.ts'
import { type Details, singleDetails } from '../details.ts'
import { acceptedFactors, type Factor, reached } from '../factors/factor.ts'
import type { Guess } from '../factors/limit-guesses.ts'
import { passwordMatches } from '../factors/password.ts'
import { totpStep } from '../factors/totp.ts'
import type { RelyingParty } from '../factors/verify-passkey.ts'
import type { Defences } from '../gateway/defences.ts'
import { logStep } from '../gateway/log-step.ts'
import { acrOf, strongestOf } from '../levels.ts'
import type { Database } from '../store/database.ts'
import { findByLogin } from '../store/people.ts'
import { fingerprint } from '../store/seal.ts'
import { interactionPage } from './interaction-page.ts'
import type { Need } from './need.ts'

export interface InteractionOptions {
  readonly provider: Provider
  readonly database: Database
  readonly defences: Defences
  readonly audit: AuditLog
  readonly relyingParty: RelyingParty
  /** Compared with when the login is unknown. */
  readonly nobodysPasswordHash: string
  readonly now: () => number
}

interface Standing {
  readonly need: Need
  /** Known from the session at the provider, or from the password given in this interaction. */
  readonly person: string | null
}

const progressSeconds = 600
const passwordBody = z.object({ login: z.string().max(200), password: z.string().max(200) })
const totpBody = z.object({ code: z.string().max(16) })
const passkeyBody = z.object({ response: z.unknown() })

export function interactionRoutes(options: InteractionOptions): Router {
  const { provider, database, defences, audit, relyingParty, now } = options
  const router = Router()
  router.use(express.json({ limit: '16kb' }), express.urlencoded({ extended: false, limit: '16kb' }))

  async function standing(request: Request, response: Response): Promise<Standing> {
    const { uid, params, session } = await provider.interactionDetails(request, response)
    const level = strongestOf(typeof params.acr_values === 'string' ? params.acr_values : undefined) || 1
    const proven = database.get(
      'select person from interaction_progress where uid_hash = ? and expires_at > ?',
      fingerprint(uid),
      now(),
    )
    const person = proven === undefined ? (level > 1 ? (session?.accountId ?? null) : null) : String(proven.person)
    const details = typeof params.authorization_details === 'string' ? parsedDetails(params.authorization_details) : null
    const factors = level === 1 ? [] : acceptedFactors(details?.operation ?? null, level)
    return { person, need: { uid, next: person === null ? 'password' : 'factor', level, factors, details } }
  }

  /** Counts the guess, checks it, logs it; then finishes the interaction or says what is needed next. */
  async function prove(
    request: Request,
    response: Response,
    factor: Factor,
    check: (at: Standing) => Promise<string | null> | string | null,
  ) {
    const at = await standing(request, response)
    const subject = factor === 'password' ? loginOf(request) : at.person
    const fits = factor === 'password' ? at.need.next === 'password' : at.person !== null && at.need.factors.includes(factor)
    if (subject === null || !fits) return refuse(request, response, subject, 409, `${factor} is not what is needed now`)
    const guess: Guess = { person: subject, factor, interaction: fingerprint(at.need.uid), nowMs: now() }
    if (!defences.limitGuesses.begin(database, guess)) return refuse(request, response, subject, 429, 'too many wrong answers')
    const person = await check(at)
    if (person === null) return refuse(request, response, subject, 403, `${factor} is wrong`)
    defences.limitGuesses.succeeded(database, guess)
    log(request, person, 'verified', factor)
    await database.settled()
    const { level, amr } = reached[factor]
    if (level < at.need.level) {
      database.run(
        'insert or replace into interaction_progress values (?, ?, ?)',
        guess.interaction,
        person,
        now() + progressSeconds * 1000,
      )
      response.json({ ...at.need, next: 'factor' })
      return
    }
    database.run('delete from interaction_progress where uid_hash = ?', guess.interaction)
    const login = { accountId: person, acr: acrOf(level), amr: [...amr], ts: Math.floor(now() / 1000) }
    await provider.interactionFinished(request, response, { login }, { mergeWithLastSubmission: false })
  }

  function loginOf(request: Request): string | null {
    const parsed = passwordBody.safeParse(request.body)
    if (!parsed.success) return null
    return findByLogin(database, parsed.data.login)?.id ?? `unknown:${fingerprint(parsed.data.login)}`
  }

  function refuse(request: Request, response: Response, person: string | null, status: number, reason: string): void {
    log(request, person, 'denied', reason)
    const description = status === 409 ? 'another proof is needed first' : 'the answer was not accepted'
    response.status(status).json({ error: 'not_accepted', error_description: description })
  }

  function log(request: Request, person: string | null, decision: Decision, reason: string): void {
    logStep(audit, request, { decision, reason, ...(person !== null && { person }) })
  }

  router.get('/:uid', async (request, response) => {
    const { person, need } = await standing(request, response)
    log(request, person, 'continue', 'told what is needed')
    await database.settled()
    if (request.accepts(['json', 'html']) === 'html') response.type('html').send(interactionPage(need, defences.showDetails))
    else response.json(need)
  })

  router.post('/:uid/password', (request, response) =>
    prove(request, response, 'password', () => {
      const { login, password } = passwordBody.parse(request.body)
      const person = findByLogin(database, login)
      // An unknown login costs the same time as a known one (ASVS 6.3.8).
      const right = passwordMatches(password, person?.password_hash ?? options.nobodysPasswordHash)
      return right && person !== undefined ? person.id : null
    }),
  )

  router.post('/:uid/totp', (request, response) =>
    prove(request, response, 'totp', ({ person, need }) => {
      const body = totpBody.safeParse(request.body)
      if (!body.success || person === null) return null
      const step = totpStep(database, person, body.data.code, now())
      if (step === null) return null
      return defences.spendTotpStep(database, { person, step, interaction: fingerprint(need.uid) }) ? person : null
    }),
  )

  router.post('/:uid/webauthn/options', async (request, response) => {
    const { person, need } = await standing(request, response)
    if (person === null) return refuse(request, response, null, 409, 'webauthn is not what is needed now')
    const credentials = database.all('select id from webauthn_credentials where person = ?', person)
    const ceremony = await generateAuthenticationOptions({
      rpID: relyingParty.id,
      userVerification: 'required',
      allowCredentials: credentials.map((row) => ({ id: String(row.id) })),
    })
    database.run(
      'insert or replace into passkey_challenges values (?, ?, ?)',
      fingerprint(need.uid),
      ceremony.challenge,
      now() + 300_000,
    )
    log(request, person, 'continue', 'given a WebAuthn challenge')
    await database.settled()
    response.json(ceremony)
  })

  router.post('/:uid/webauthn', (request, response) =>
    prove(request, response, 'webauthn', async ({ person, need }) => {
      const body = passkeyBody.safeParse(request.body)
      const uid = fingerprint(need.uid)
      const row = database.get('delete from passkey_challenges where uid_hash = ? returning challenge, expires_at', uid)
      if (!body.success || person === null || row === undefined || Number(row.expires_at) <= now()) return null
      const answer = { person, challenge: String(row.challenge), response: body.data.response, relyingParty }
      return (await defences.verifyPasskey(database, answer)) ? person : null
    }),
  )

  return router
}

function parsedDetails(text: string): Details | null {
  try {
    return singleDetails(JSON.parse(text))
  } catch {
    return null
  }
}
