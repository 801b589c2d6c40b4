/** Each weakness replaces one of the bank's rules; the sound app knows nothing of them. */
import type { WeaknessInfo } from 'stepproof'
import type { Rules } from './rules.ts'
import type { Guesses, Ticket } from './state.ts'

export interface PlainBankWeakness extends WeaknessInfo {
  weaken(rules: Rules): Rules
}

const approvalNotBoundToPayee: PlainBankWeakness = {
  id: 'approval-not-bound-to-payee',
  title: 'The approval of a transfer holds for every payee',
  class: 'txn-unbound',
  cwe: 'CWE-345',
  breaks: ['executed-as-approved'],
  weaken: (rules) => ({
    ...rules,
    ticketCovers: (ticket, wish) =>
      ticket.wish.action === 'transfer' && wish.action === 'transfer'
        ? ticket.wish.amount === wish.amount
        : rules.ticketCovers(ticket, wish),
  }),
}

const totpCodeNotSpent: PlainBankWeakness = {
  id: 'totp-code-not-spent',
  title: 'A one-time code works again while its window lasts',
  class: 'otp-replay',
  cwe: 'CWE-294',
  breaks: ['code-spent-once'],
  weaken: (rules) => ({ ...rules, spendTotpStep: () => true }),
}

const challengeNotBoundToSession: PlainBankWeakness = {
  id: 'challenge-not-bound-to-session',
  title: 'A ticket can be proven, and used, in a session that it was not issued to',
  class: 'challenge-swap-session',
  cwe: 'CWE-384',
  breaks: ['challenge-stays-with-its-session', 'elevated-by-fresh-factor'],
  weaken: (rules) => ({ ...rules, ticketBelongs: () => true }),
}

const guessesCountedPerTicket: PlainBankWeakness = {
  id: 'guesses-counted-per-ticket',
  title: 'Wrong codes are counted for the ticket, and a new ticket counts from zero',
  class: 'otp-brute',
  cwe: 'CWE-307',
  breaks: ['guessing-is-bounded'],
  weaken(rules) {
    const counters = new WeakMap<Ticket, Guesses>()
    return {
      ...rules,
      guessesFor(ticket) {
        const counter = counters.get(ticket) ?? { inARow: 0, lockedUntilMs: 0 }
        counters.set(ticket, counter)
        return counter
      },
    }
  },
}

const ticketCheckedThenConsumed: PlainBankWeakness = {
  id: 'ticket-checked-then-consumed',
  title: 'A ticket is used up only after the payment rail has answered',
  class: 'single-use-race',
  cwe: 'CWE-367',
  breaks: ['approval-spent-once'],
  weaken: (rules) => ({
    ...rules,
    async spendTicket(tickets, key, prepare) {
      if (!tickets.has(key)) return false
      await prepare()
      tickets.delete(key)
      return true
    },
  }),
}

const sessionNotBoundToDevice: PlainBankWeakness = {
  id: 'session-not-bound-to-device',
  title: 'A session cookie works from every address and browser',
  class: 'session-hijack',
  cwe: 'CWE-294',
  breaks: ['session-stays-with-its-holder'],
  weaken: (rules) => ({ ...rules, sessionFits: () => true }),
}

export const weaknesses: readonly PlainBankWeakness[] = [
  approvalNotBoundToPayee,
  totpCodeNotSpent,
  challengeNotBoundToSession,
  guessesCountedPerTicket,
  ticketCheckedThenConsumed,
  sessionNotBoundToDevice,
]
