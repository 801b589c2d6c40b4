/**
 * Defence: every step is logged, with who, what, from where and what came of it, in words of our own; of what the client sent only what it
 * says of itself, encoded so that it cannot become a field or an event.
 * Stops: an attack leaves no trace, or one that names nobody, a made-up address or a forged outcome; credentials can be read in the log
 * (CWE-778, CWE-223, CWE-117, CWE-532; ASVS 16.2.1, 16.2.5, 16.3.1 to 16.3.3, 16.4.1; PCI DSS 10.2.2).
 */
import type { IncomingMessage } from 'node:http'
import { arrivalOf } from '../gateway/intercept/intercept.ts'
import type { Step } from '../gateway/log-step.ts'
import type { Identity } from '../gateway/visit.ts'
import type { Risk } from '../risk/risk.ts'
import type { AuditEntry } from './audit-log.ts'

export interface AuditWriting {
  /** What is said of a step. */
  entryOf(request: IncomingMessage, step: Step): AuditEntry
  /** False keeps the decision out of the log. */
  isLogged(entry: AuditEntry): boolean
  /** @param event with the moment, in epoch milliseconds. Returns one line of JSON. */
  encode(event: AuditEntry & { readonly at: number }): string
}

/** Characters that reasons, and what clients say of themselves, may have. */
const maxCharacters = 300

export const auditWriting: AuditWriting = {
  entryOf(request, step) {
    const { decision, identity, operation = null, object = null, route: declared } = step
    const { address, requestId } = arrivalOf(request)
    const person = step.person ?? whoseIs(identity)
    const route = declared === undefined ? null : `${declared.method} ${declared.path}`
    const agent = request.headers['user-agent'] ?? null
    return { decision, reason: step.reason + wordsOf(step.risk), requestId, person, operation, object, route, address, agent }
  },
  isLogged: () => true,
  encode: ({ reason, agent = null, ...event }) =>
    JSON.stringify({ ...event, reason: reason.slice(0, maxCharacters), agent: agent === null ? null : shown(agent) }),
}

/** Cut short, and without what a terminal or a page would obey: control and formatting characters stand as their numbers. */
function shown(text: string): string {
  const numbered = (character: string) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`
  return text.slice(0, maxCharacters).replaceAll(/[\p{Cc}\p{Cf}\u2028\u2029]/gu, numbered)
}

/** Also of credentials that don't hold: whose session was ended, whose token was tried. */
function whoseIs(identity: Identity | undefined): string | null {
  if (identity === undefined || identity.kind === 'nobody') return null
  return identity.kind === 'rejected' ? identity.owner : identity.person
}

/** What the log says of the risk; nobody else learns it. */
function wordsOf(risk: Risk | undefined): string {
  return risk === undefined || risk.score === 0 ? '' : ` · risk ${risk.score} ${risk.band}: ${risk.reasons.join('; ')}`
}
