/** The public API: what a scenario, a target and a configuration import from `stepproof`. */
export { secondsLeft } from './actors/access-token.ts'
export type { Actor } from './actors/actor.ts'
export type { Attacker } from './actors/attacker.ts'
export type { Answered, AnswerHow, Code, Deed, NumberShown, Performed, PerformHow, Probed, SignInHow } from './actors/deed.ts'
export type { Bench, Signature, TokenForgery } from './actors/forger.ts'
export type { PageOrigin } from './actors/lures.ts'
export { mailboxOf } from './actors/mailbox.ts'
export type { Operator } from './actors/operator.ts'
export { overSocket } from './actors/over-socket.ts'
export type { Person } from './actors/person.ts'
export type { ApproveHow, Looked, Phone } from './actors/phone.ts'
export { dead, nextRecoveryCode } from './actors/recovery-code.ts'
export { sweep } from './actors/sweep.ts'
export { type Stealable, Wallet } from './actors/wallet.ts'
export { anotherDeviceOf, atAnotherAddress, behindProxy, lookingLike, nameless, travels } from './actors/whereabouts.ts'
export { type Forgery, forgeries } from './authenticators/assertion-forgeries.ts'
export type { Assertion, Ceremony } from './authenticators/software-authenticator.ts'
export { type ClassId, classes } from './classes.ts'
export { ConfigError, FlowFailure, ScenarioError, TargetFailure } from './errors.ts'
export { Connections } from './network/connections.ts'
export { type HttpAnswer, locationOf } from './network/http-answer.ts'
export { type Device, type HttpRequest, UserAgent } from './network/user-agent.ts'
export type { Objection, Oracle } from './oracles/oracle.ts'
export type * from './record.ts'
export type { Clock } from './runner/clock.ts'
export { type AnyScenario, type AttackCast, type Cast, type Scenario, scenario, type Variant } from './scenario.ts'
export { faultyProof, type ProofFault, proofFaults } from './targets/dpop-proof.ts'
export {
  activate,
  addPayee,
  adminPage,
  batch,
  changeEmail,
  changeLimit,
  changePassword,
  enrolFactor,
  enrolPasskey,
  enrolTotp,
  listFactors,
  makeRecoveryCodes,
  removeFactor,
  statement,
  transfer,
  trustDevice,
} from './targets/operations.ts'
export type * from './targets/target.ts'
export type { Mail } from './targets/target.ts'
export { upToTheCode } from './targets/target.ts'
