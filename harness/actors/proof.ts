/** The proof that an actor answers a challenge with, and what the record says of it: a forged or spent one is nobody's, of level 0. */
import { forgeries } from '../authenticators/assertion-forgeries.ts'
import type { Assertion } from '../authenticators/software-authenticator.ts'
import { ScenarioError } from '../errors.ts'
import type { AnswerStep, Challenge } from '../record.ts'
import type { Answer } from '../targets/target.ts'
import type { Actor } from './actor.ts'
import type { AnswerHow, Code } from './deed.ts'
import { nextRecoveryCode } from './recovery-code.ts'

export interface Proven {
  readonly recorded: Pick<AnswerStep, 'proofOf' | 'level' | 'proof' | 'codeStep'>
  /** The passkey's answer as it was handed in; `null` when there was none. */
  readonly assertion: Assertion | null
}

export interface Proof {
  readonly answer: Answer
  /** Known when the answer was given. */
  readonly proven: () => Proven
}

export const nothing: Proven = { recorded: { proofOf: 'nobody', level: 0, proof: null, codeStep: null }, assertion: null }

/** What people answer with, by the level that is demanded. */
const usual: readonly Answer['factor'][] = ['password', 'password', 'totp', 'webauthn']

/** @throws ScenarioError when the actor has nothing to prove it with */
export function proofFor(actor: Actor, challenge: Challenge, how: AnswerHow): Proof {
  const factor = how.factor ?? usual[Math.min(challenge.level, 3)] ?? 'totp'
  switch (factor) {
    case 'none':
    case 'another-provider':
      return { answer: { factor: 'none', ...(how.skip && { skip: how.skip }) }, proven: () => nothing }
    case 'password':
      return {
        answer: { factor },
        proven: () => ({ ...nothing, recorded: { ...nothing.recorded, proofOf: roleOf(actor), level: 1 } }),
      }
    case 'totp':
      return codeProof(actor, factor, how.code ?? holding(actor).nextCode(actor.options.role))
    case 'recovery-code':
      return codeProof(actor, factor, how.code ?? nextRecoveryCode(holding(actor)))
    case 'webauthn':
      return passkeyProof(actor, how)
    case 'push':
      return pushProof(actor, how)
  }
}

const roleOf = (actor: Actor) => actor.options.role

/** @throws ScenarioError for a thief, who has no authenticator of the account */
function holding(actor: Actor): Actor {
  if (actor.options.authenticatorsOf === null) throw new ScenarioError('the attacker has no authenticator of this account')
  return actor
}

function codeProof(actor: Actor, factor: 'totp' | 'recovery-code', code: Code): Proof {
  const kind = factor === 'totp' ? 'code' : 'recovery-code'
  const { stage } = actor.options
  const dead = code.of === 'nobody'
  return {
    answer: { factor, code: code.text },
    proven: () => ({
      recorded: {
        proofOf: code.of,
        level: dead ? 0 : 2,
        proof: stage.redactor.label(kind, plain(code.text)),
        codeStep: code.step,
      },
      assertion: null,
    }),
  }
}

/** The same for every spelling of a code. */
function plain(code: string): string {
  return code.replaceAll(/[\s-]/g, '').toUpperCase()
}

/** A passkey that is the actor's own, another's, or an answer of one that was made before. */
function passkeyProof(actor: Actor, { forged, captured, ceremony = 'begun', authenticatorOf = actor }: AnswerHow): Proof {
  const { stage, role } = actor.options
  const owner = authenticatorOf.options.authenticatorsOf
  if (captured === undefined && owner === null) throw new ScenarioError('the attacker has no authenticator of this account')
  if (role === 'attacker' && (captured !== undefined || authenticatorOf.options.role === 'victim')) stage.mayUse('assertion')
  // The authenticator signs for the origin that its browser sees, whatever the page says.
  const seen = authenticatorOf.options.detour?.seenOrigin
  let made: Assertion | null = captured ?? null
  return {
    answer: {
      factor: 'webauthn',
      ceremony,
      respond(asked) {
        if (captured !== undefined) return captured
        if (asked === null || owner === null) throw new ScenarioError('a passkey answers a ceremony: nothing was captured before')
        const at = seen === undefined ? asked : { ...asked, origin: seen(asked.origin) }
        made = forged === undefined ? owner.authenticator.assert(at) : forgeries[forged](owner.authenticator, at)
        return made
      },
    },
    proven: () => {
      const genuine = seen === undefined && forged === undefined && captured === undefined && made !== null
      const proof = made === null ? null : stage.redactor.label('passkey-challenge', challengeSigned(made))
      const recorded = { ...nothing.recorded, proof, ...(genuine && { proofOf: roleOf(authenticatorOf), level: 3 }) }
      return { recorded, assertion: made }
    },
  }
}

function challengeSigned({ response }: Assertion): string {
  return String(JSON.parse(Buffer.from(response.clientDataJSON, 'base64url').toString('utf8')).challenge)
}

/** Proven is what the owner of a phone approved while the browser waited, in time and with the number that it shows. */
function pushProof(actor: Actor, { opens = 'prompt', meanwhile }: AnswerHow): Proof {
  const { stage } = actor.options
  let proven = nothing
  return {
    answer: {
      factor: 'push',
      opens,
      async meanwhile(number) {
        const before = stage.steps.length
        await (meanwhile?.({ number }) ?? holding(actor).phone().approves({ number }))
        const approved = stage.steps.slice(before).find((step) => step.does === 'phone' && step.rightNumber === true)
        if (approved !== undefined)
          proven = { ...nothing, recorded: { ...nothing.recorded, proofOf: approved.account, level: 2 } }
      },
    },
    proven: () => proven,
  }
}
