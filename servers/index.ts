/**
 * The door of the reference. What is listed here is light; the servers themselves are loaded when somebody wants to start them.
 */

export { type LogReport, verifyLog } from './audit/verify-log.ts'
export { demoMessages } from './demo/messages.ts'
export type { Deployment, DeploymentOptions } from './deployment.ts'
export type { Defences } from './gateway/defences.ts'
export {
  absoluteSeconds,
  dailyLimitCents,
  freshSeconds,
  idleSeconds,
  lockSeconds,
  lowValueCents,
  lowValuePayments,
  lowValueSumCents,
  maxConsecutiveFailures,
  trustedDeviceSeconds,
  unapprovedPrompts,
} from './limits.ts'
export { moduleOf, weaknesses } from './weaknesses/index.ts'
export type { Weakness } from './weaknesses/weakness.ts'

/** Everything that is needed to start a deployment. */
export const loadReference = () => import('./reference.ts')
