/** The proof that an actor answers a challenge with, and what the record says of it. */
import { ScenarioError } from '../errors.ts'
import type { AnswerStep, Challenge } from '../record.ts'
import type { Answer } from '../targets/target.ts'
import type { Actor } from './actor.ts'
import type { AnswerHow } from './deed.ts'

export interface Proof {
  readonly answer: Answer
  readonly proofOf: AnswerStep['proofOf']
  readonly level: number
  readonly codeStep: number | null
}

/** @throws ScenarioError when the actor has nothing to prove it with */
export function proofFor(actor: Actor, challenge: Challenge, how: AnswerHow): Proof {
  const { authenticatorsOf, role } = actor.options
  const factor = how.factor ?? (challenge.level > 2 ? 'webauthn' : 'totp')
  if (factor === 'none')
    return { answer: { factor, ...(how.skip && { skip: how.skip }) }, proofOf: 'nobody', level: 0, codeStep: null }
  if (factor === 'password') return { answer: { factor }, proofOf: role, level: 1, codeStep: null }
  if (authenticatorsOf === null && how.code === undefined)
    throw new ScenarioError('the attacker has no authenticator of this account')
  if (factor === 'webauthn' && authenticatorsOf !== null) {
    return { answer: { factor, person: authenticatorsOf }, proofOf: role, level: 3, codeStep: null }
  }
  const code = how.code ?? actor.nextCode(role)
  return { answer: { factor: 'totp', code: code.text }, proofOf: code.of, level: 2, codeStep: code.step }
}
