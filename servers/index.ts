/** The door of the reference: everything that others may use of it. */

export { freshSeconds } from './demo/routes.ts'
export { type Deployment, startDeployment } from './deployment.ts'
export { lockSeconds, maxConsecutiveFailures } from './factors/limit-guesses.ts'
export { runCost, servingCost } from './factors/password.ts'
export { type Defences, soundDefences } from './gateway/defences.ts'
export { acrOf, levelOf } from './levels.ts'
