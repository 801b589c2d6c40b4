/** The bank's rules, as far as somebody might get one of them wrong. */
import type { Account, Caller, Guesses, Session, Ticket, Wish } from './state.ts'

export interface Rules {
  /** Whether the session may be used by this caller. */
  sessionFits(session: Session, caller: Caller): boolean
  /** Whether the ticket was issued to this session. */
  ticketBelongs(ticket: Ticket, session: Session): boolean
  /** Whether the approval that the ticket stands for covers what is asked now. */
  ticketCovers(ticket: Ticket, wish: Wish): boolean
  /** Uses the ticket up and prepares the effect; false when the ticket was used before. */
  spendTicket(tickets: Map<string, Ticket>, key: string, prepare: () => Promise<void>): Promise<boolean>
  /** Uses up the time step of a right code; false when its code, or a later one, was used before. */
  spendTotpStep(account: Account, step: number): boolean
  /** The counter that wrong codes for this ticket go to. */
  guessesFor(ticket: Ticket): Guesses
}

export const soundRules: Rules = {
  sessionFits: ({ caller }, { remoteAddress, userAgent }) =>
    caller.remoteAddress === remoteAddress && caller.userAgent === userAgent,

  ticketBelongs: (ticket, session) => ticket.session === session,

  ticketCovers({ wish: approved }, wish) {
    if (approved.action !== 'transfer') return approved.action === wish.action
    return wish.action === 'transfer' && approved.to === wish.to && approved.amount === wish.amount
  },

  async spendTicket(tickets, key, prepare) {
    if (!tickets.delete(key)) return false
    await prepare()
    return true
  },

  spendTotpStep(account, step) {
    if (step <= account.lastTotpStep) return false
    account.lastTotpStep = step
    return true
  },

  guessesFor: ({ session }) => session.account.guesses,
}
