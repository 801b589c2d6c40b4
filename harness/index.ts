/** The public API: what a scenario, a target and a configuration import from `stepproof`. */

export type { Person } from './actors/person.ts'
export { Wallet } from './actors/wallet.ts'
export { ConfigError, FlowFailure, ScenarioError, TargetFailure } from './errors.ts'
export { Connections, type Device, type HttpAnswer, type HttpRequest, locationOf, UserAgent } from './network/user-agent.ts'
export type * from './record.ts'
export { adminPage, changeEmail, forged, statement, transfer } from './targets/operations.ts'
export type * from './targets/target.ts'
