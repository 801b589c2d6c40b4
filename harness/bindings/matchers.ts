/** What tests written by hand expect of deeds and of what became true: the same matchers for vitest and for Playwright. */
import { z } from 'zod'
import { effect } from '../record/evidence.ts'
import { step } from '../record/step.ts'
import type { Effect, Outcome, Step, Values } from '../record.ts'
import { safeLine } from './safe-line.ts'

/** What `expect` makes of it. `this` is what the runner calls a matcher with. */
export interface Matched {
  readonly pass: boolean
  readonly message: () => string
}
export interface Matching {
  readonly isNot: boolean
}

/** A challenge that asks for at least so much (RFC 9470, section 3). */
export interface ChallengeWanted {
  /** The least level of assurance (`acr`): 1 password, 2 second factor, 3 phishing-resistant. Default: any. */
  readonly acr?: number
  /** Seconds: the oldest proof that may be accepted (`max_age`). Default: any age. */
  readonly maxAge?: number
}

/** Which effects are meant; default: all that became true on either account. */
export interface EffectWanted {
  readonly operation?: string
  readonly account?: Effect['account']
  /** Fields that are equal; others may differ. */
  readonly values?: Values
}

const deed = z.object({ step })
const seen = z.object({ effects: z.array(effect) })

/** All take an answer that was `broken` (404, 5xx, garbage, none) for a failure, with `.not` too: it defends nothing, and does nothing. */
export const matchers = {
  toBeDone(this: Matching, received: unknown): Matched {
    return outcomeOf(this, received, 'to be done', ['done'])
  },

  /** Refused, or answered more strictly: with the end of the session. */
  toBeRefused(this: Matching, received: unknown): Matched {
    return outcomeOf(this, received, 'to be refused', ['refused', 'ended'])
  },

  toEndSession(this: Matching, received: unknown): Matched {
    return outcomeOf(this, received, 'to end the session', ['ended'])
  },

  toChallenge(this: Matching, received: unknown, wanted: ChallengeWanted = {}): Matched {
    const done = parsed(deed, 'a deed', received).step
    const { acr = 0, maxAge = Number.POSITIVE_INFINITY } = wanted
    const challenge = 'challenge' in done && done.does === 'perform' ? done.challenge : null
    const level = challenge?.level ?? 0
    const age = challenge?.maxAgeSeconds ?? Number.POSITIVE_INFINITY
    const holds = done.outcome === 'challenged' && level >= acr && age <= maxAge
    const terms = [
      ...(wanted.acr === undefined ? [] : [`acr ${acr} or higher`]),
      ...(wanted.maxAge === undefined ? [] : [`max_age ${maxAge} or less`]),
    ]
    return judged(this, done, `to be challenged${terms.length === 0 ? '' : ` with ${terms.join(' and ')}`}`, holds)
  },

  /** @param received what `evidence` reads back from the target */
  toHaveNoEffect(this: Matching, received: unknown, wanted: EffectWanted | string = {}): Matched {
    const { effects } = parsed(seen, 'evidence, as read from the target', received)
    const { operation, account, values = {} } = typeof wanted === 'string' ? { operation: wanted } : wanted
    const found = effects.filter(
      (one) =>
        (operation === undefined || one.operation === operation) &&
        (account === undefined || one.account === account) &&
        Object.entries(values).every(([field, value]) => one.values[field] === value),
    )
    const what = [...(account === undefined ? [] : [`on the ${account}’s account`]), valuesOf(values)].filter(
      (part) => part !== '',
    )
    return {
      pass: found.length === 0,
      message: () =>
        `expected ${this.isNot ? 'an' : 'no'} effect of ${operation ?? 'any operation'}${what.map((part) => ` ${part}`).join('')}` +
        `, read back from the target: ${effects.length === 0 ? 'there is none at all' : `there is\n${effects.map(lineOf).join('\n')}`}`,
    }
  },
} as const

function outcomeOf(how: Matching, received: unknown, wanted: string, outcomes: readonly Outcome[]): Matched {
  const done = parsed(deed, 'a deed', received).step
  return judged(how, done, wanted, outcomes.includes(done.outcome))
}

function judged({ isNot }: Matching, done: Step, wanted: string, holds: boolean): Matched {
  return {
    pass: done.outcome === 'broken' ? isNot : holds,
    message: () => `expected ${nameOf(done)}${isNot ? ' not' : ''} ${wanted}, but it was ${cameTo(done)}`,
  }
}

/** @throws TypeError for what is nothing that a matcher can look at */
function parsed<T>(schema: z.ZodType<T>, what: string, received: unknown): T {
  if (received instanceof Promise) throw new TypeError(`expected ${what}, found a promise: is an \`await\` missing?`)
  const { success, data, error } = schema.safeParse(received)
  if (success) return data
  throw new TypeError(`expected ${what}, found something else: ${z.prettifyError(error)}`)
}

/** `the attacker’s transfer on the victim’s account`. */
function nameOf(done: Step): string {
  const what = done.does === 'perform' ? `${safeLine(done.operation)}` : done.does
  const own = done.actor === done.account
  return `the ${done.actor}’s ${what}${own ? '' : ` on the ${done.account}’s account`}`
}

function cameTo(done: Step): string {
  const how =
    done.does === 'perform' && done.challenge !== null ? `${done.outcome} with ${termsOf(done.challenge)}` : done.outcome
  const values = done.does === 'perform' ? valuesOf(done.values) : ''
  const facts = [`exchange ${done.exchanges.at(-1) ?? 'none'}`, `from ${done.address}`, ...(values === '' ? [] : [values])]
  return `${how} (${facts.join(', ')})${done.outcome === 'broken' ? ': that says nothing of the target’s defences' : ''}`
}

function termsOf({ level, maxAgeSeconds }: { readonly level: number; readonly maxAgeSeconds: number | null }): string {
  return `acr ${level} and ${maxAgeSeconds === null ? 'no max_age' : `max_age ${maxAgeSeconds}`}`
}

function lineOf({ operation, account, values }: Effect): string {
  return `  ${safeLine(operation)} on the ${account}’s account: ${valuesOf(values)}`
}

function valuesOf(values: Values): string {
  return Object.entries(values)
    .map(([field, value]) => safeLine(`${field} ${value}`))
    .join(', ')
}
