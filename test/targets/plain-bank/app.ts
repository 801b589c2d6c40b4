/** A bank as a team writes it: one Express app, a cookie session, and a one-time code for what matters. */
import { randomUUID } from 'node:crypto'
import express, { type Express, type NextFunction, type Request, type Response } from 'express'
import helmet from 'helmet'
import { askPaymentRail } from './payment-rail.ts'
import { Refusal } from './refusal.ts'
import {
  callerOf,
  checkJson,
  checkOrigin,
  emailBody,
  loginBody,
  otpBody,
  parsed,
  requireSession,
  transferBody,
} from './requests.ts'
import { type Rules, soundRules } from './rules.ts'
import { accountOf, emptyState, fingerprint, newSecret, type Session, type State } from './state.ts'
import { type Bank, countGuess, proveTicket, requireApproval } from './step-up.ts'

export interface PlainBank extends Bank {
  readonly app: Express
}

export const sessionSeconds = 8 * 3600

export function createPlainBank(rules: Rules = soundRules, now: () => number = Date.now): PlainBank {
  const bank: Bank = { state: emptyState(), rules, now }
  const app = express().disable('x-powered-by').disable('etag').enable('strict routing').enable('case sensitive routing')
  const changes = [checkOrigin, checkJson, express.json({ limit: '8kb', inflate: false })]

  app.use(helmet(), forbidCaching)
  app.post('/api/login', changes, (request: Request, response: Response) => signIn(bank, request, response))
  app.get('/api/account', (request, response) => showAccount(bank, request, response))
  app.post('/api/transfer', changes, (request: Request, response: Response) => transfer(bank, request, response))
  app.put('/api/profile/email', changes, (request: Request, response: Response) => changeEmail(bank, request, response))
  app.post('/api/otp', changes, (request: Request, response: Response) => prove(bank, request, response))
  app.use(respondNotFound)
  app.use(respondRefusal)
  return { ...bank, app }
}

function signIn({ state, now }: Bank, request: Request, response: Response): void {
  const { user, password } = parsed(loginBody, request.body)
  const guesses = state.passwordGuesses.get(user) ?? { inARow: 0, lockedUntilMs: 0 }
  state.passwordGuesses.set(user, guesses)
  countGuess(guesses, now())
  const account = accountOf(state, user, password)
  if (account === undefined) throw new Refusal(401, 'wrong_credentials')
  guesses.inARow = 0
  for (const [key, { expiresAtMs }] of state.sessions) if (expiresAtMs <= now()) state.sessions.delete(key)
  giveCookie(state, { account, caller: callerOf(request), expiresAtMs: now() + sessionSeconds * 1000 }, response)
  response.json({ user: account.login })
}

/** A session has one cookie, the newest. */
function giveCookie(state: State, session: Session, response: Response): void {
  for (const [key, known] of state.sessions) if (known === session) state.sessions.delete(key)
  const sid = newSecret()
  state.sessions.set(fingerprint(sid), session)
  response.cookie('__Host-sid', sid, { httpOnly: true, secure: true, sameSite: 'lax', path: '/' })
}

function showAccount(bank: Bank, request: Request, response: Response): void {
  const { login, email, balanceCents, transfers } = requireSession(bank, request).account
  response.json({ user: login, email, balance: balanceCents, transfers })
}

async function transfer(bank: Bank, request: Request, response: Response): Promise<void> {
  const session = requireSession(bank, request)
  const { to, amount, ticket } = parsed(transferBody, request.body)
  await requireApproval(bank, session, { action: 'transfer', to, amount }, ticket, askPaymentRail)
  const { account } = session
  if (amount > account.balanceCents) throw new Refusal(409, 'insufficient_funds')
  account.balanceCents -= amount
  const id = randomUUID()
  account.transfers.push({ id, to, amount })
  response.status(201).json({ id })
}

async function changeEmail(bank: Bank, request: Request, response: Response): Promise<void> {
  const session = requireSession(bank, request)
  const { email, ticket } = parsed(emailBody, request.body)
  await requireApproval(bank, session, { action: 'change-email', email }, ticket, nothingToPrepare)
  session.account.email = email
  response.json({ email })
}

function prove(bank: Bank, request: Request, response: Response): void {
  const session = requireSession(bank, request)
  const { ticket, code } = parsed(otpBody, request.body)
  proveTicket(bank, session, ticket, code)
  giveCookie(bank.state, session, response)
  response.status(204).end()
}

async function nothingToPrepare(): Promise<void> {}

function forbidCaching(_request: Request, response: Response, next: NextFunction): void {
  response.set('cache-control', 'no-store')
  next()
}

function respondNotFound(_request: Request, response: Response): void {
  response.status(404).json({ error: 'not_found' })
}

/** Express takes a function of four parameters for the one that handles errors. */
function respondRefusal(error: unknown, _request: Request, response: Response, _next: NextFunction): void {
  if (error instanceof Refusal) response.status(error.status).json(error.body)
  else if (isClientError(error)) response.status(error.status).json({ error: 'bad_request' })
  else response.status(500).json({ error: 'internal' })
}

/** What the body parser throws at bodies that are too long, no JSON, or in an unknown encoding. */
function isClientError(error: unknown): error is { readonly status: number } {
  if (typeof error !== 'object' || error === null || !('status' in error)) return false
  return typeof error.status === 'number' && error.status >= 400 && error.status < 500
}
