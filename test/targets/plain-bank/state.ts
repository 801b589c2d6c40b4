/** What the bank remembers, all of it in memory: accounts, sessions and tickets. What may be done with it stands elsewhere. */
import { createHash, randomBytes, scryptSync, timingSafeEqual } from 'node:crypto'
import { Secret } from 'otpauth'

/** What a customer wants approved, in its canonical form. */
export type Wish =
  | { readonly action: 'transfer'; readonly to: string; readonly amount: number }
  | { readonly action: 'change-email'; readonly email: string }

export interface Transfer {
  readonly id: string
  readonly to: string
  /** Cents. */
  readonly amount: number
}

/** Wrong codes in a row, and the end of the lock that the last of them brings. */
export interface Guesses {
  inARow: number
  lockedUntilMs: number
}

export interface Account {
  readonly login: string
  readonly password: PasswordHash
  readonly totpSecret: Secret
  readonly guesses: Guesses
  readonly transfers: Transfer[]
  readonly enrolledEmail: string
  email: string
  balanceCents: number
  /** The latest time step (RFC 6238, 4.2) whose code was accepted; no code of it or an earlier one is accepted again. */
  lastTotpStep: number
}

/** Where a request comes from, as the server sees it. */
export interface Caller {
  readonly remoteAddress: string
  readonly userAgent: string
}

export interface Session {
  readonly account: Account
  readonly caller: Caller
  readonly expiresAtMs: number
}

/** The customer's open question "may I?": proven by a code, then good for one request. */
export interface Ticket {
  readonly session: Session
  readonly wish: Wish
  readonly expiresAtMs: number
  proven: boolean
}

export interface State {
  readonly accounts: Map<string, Account>
  /** By the login as it is typed, also of logins that nobody has: an answer tells nothing of them. */
  readonly passwordGuesses: Map<string, Guesses>
  /** By the fingerprint of the cookie's value: the value itself is not kept. */
  readonly sessions: Map<string, Session>
  /** By the fingerprint of the ticket that the customer holds. */
  readonly tickets: Map<string, Ticket>
}

export interface Registration {
  readonly login: string
  readonly email: string
  readonly password: string
  /** Base32, as the authenticator app shows it. */
  readonly totpSecret: string
}

interface PasswordHash {
  readonly salt: Buffer
  readonly hash: Buffer
}

const openingBalanceCents = 100_000_000
/** Low on purpose: what is tested here is the step-up, not the price of a password. */
const scryptCost = { N: 1024, r: 8, p: 1 }
const decoy = hashPassword(newSecret())

export function emptyState(): State {
  return { accounts: new Map(), sessions: new Map(), tickets: new Map(), passwordGuesses: new Map() }
}

export function register(state: State, { login, email, password, totpSecret }: Registration): void {
  state.accounts.set(login, {
    login,
    password: hashPassword(password),
    totpSecret: Secret.fromBase32(totpSecret),
    guesses: { inARow: 0, lockedUntilMs: 0 },
    transfers: [],
    enrolledEmail: email,
    email,
    balanceCents: openingBalanceCents,
    lastTotpStep: -1,
  })
}

/** The account that the login and password open; a login that nobody has costs the same time. */
export function accountOf(state: State, login: string, password: string): Account | undefined {
  const account = state.accounts.get(login)
  const { salt, hash } = account?.password ?? decoy
  return timingSafeEqual(scryptSync(password, salt, hash.length, scryptCost), hash) ? account : undefined
}

/** 256 random bits, for a cookie or a ticket. */
export function newSecret(): string {
  return randomBytes(32).toString('base64url')
}

export function fingerprint(secret: string): string {
  return createHash('sha256').update(secret).digest('base64url')
}

function hashPassword(password: string): PasswordHash {
  const salt = randomBytes(16)
  return { salt, hash: scryptSync(password, salt, 32, scryptCost) }
}
