/** The way from "may I?" to "you may": a ticket is issued, proven by a one-time code, and spent by the request that it was issued for. */
import { TOTP } from 'otpauth'
import { Refusal } from './refusal.ts'
import type { Rules } from './rules.ts'
import { fingerprint, type Guesses, newSecret, type Session, type State, type Ticket, type Wish } from './state.ts'

/** Seconds from issuing a ticket to its end; so a proof is never older when it is used. */
export const ticketSeconds = 300
/** PSD2 RTS, Art. 4(3)(b): no more than five consecutive failures. */
export const maxConsecutiveGuesses = 5
export const lockSeconds = 1800
/** RFC 6238, 5.2: seconds that a code stands for. */
const totpSeconds = 30

export interface Bank {
  readonly state: State
  readonly rules: Rules
  /** Epoch milliseconds. */
  readonly now: () => number
}

/** Returns when the wish is approved and its ticket is spent; whatever has to be awaited before the effect is `prepare`. */
export async function requireApproval(
  bank: Bank,
  session: Session,
  wish: Wish,
  ticketSecret: string | undefined,
  prepare: () => Promise<void>,
): Promise<void> {
  const { rules, state } = bank
  if (ticketSecret === undefined) throw otpRequired(bank, session, wish)
  const key = fingerprint(ticketSecret)
  const ticket = ticketOf(bank, session, key)
  if (!ticket.proven) throw new Refusal(403, 'ticket_invalid')
  if (!rules.ticketCovers(ticket, wish)) {
    state.tickets.delete(key)
    throw new Refusal(403, 'ticket_invalid')
  }
  if (!(await rules.spendTicket(state.tickets, key, prepare))) throw new Refusal(403, 'ticket_invalid')
}

/** Proves the ticket by the code, or refuses. */
export function proveTicket(bank: Bank, session: Session, ticketSecret: string, code: string): void {
  const { rules, now } = bank
  const { account } = session
  const ticket = ticketOf(bank, session, fingerprint(ticketSecret))
  if (ticket.proven) throw new Refusal(403, 'ticket_invalid')
  const guesses = rules.guessesFor(ticket)
  countGuess(guesses, now())
  const drift = TOTP.validate({ token: code, secret: account.totpSecret, timestamp: now(), period: totpSeconds, window: 1 })
  const step = drift === null ? null : TOTP.counter({ period: totpSeconds, timestamp: now() }) + drift
  if (step === null || !rules.spendTotpStep(account, step)) throw new Refusal(403, 'wrong_code')
  guesses.inARow = 0
  ticket.proven = true
}

function otpRequired({ state, now }: Bank, session: Session, wish: Wish): Refusal {
  for (const [key, { expiresAtMs }] of state.tickets) if (expiresAtMs <= now()) state.tickets.delete(key)
  const secret = newSecret()
  state.tickets.set(fingerprint(secret), { session, wish, expiresAtMs: now() + ticketSeconds * 1000, proven: false })
  return new Refusal(401, 'otp_required', { action: wish.action, ticket: secret, expires_in: ticketSeconds })
}

function ticketOf({ state, rules, now }: Bank, session: Session, key: string): Ticket {
  const ticket = state.tickets.get(key)
  if (ticket === undefined || !rules.ticketBelongs(ticket, session) || ticket.expiresAtMs <= now())
    throw new Refusal(403, 'ticket_invalid')
  return ticket
}

/** Counts before the code is looked at, as if it were wrong: guesses sent at the same time are counted each. */
export function countGuess(guesses: Guesses, nowMs: number): void {
  if (guesses.inARow >= maxConsecutiveGuesses) {
    if (nowMs < guesses.lockedUntilMs) throw new Refusal(429, 'locked')
    guesses.inARow = 0
  }
  guesses.inARow += 1
  guesses.lockedUntilMs = nowMs + lockSeconds * 1000
}
