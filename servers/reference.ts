/** What it takes to start the reference; loaded only then. */
export { startDeployment } from './deployment.ts'
export { runCost, servingCost } from './factors/password.ts'
export { soundDefences } from './gateway/defences.ts'
export { mmdbWorld } from './risk/mmdb-world.ts'
export { syntheticWorld } from './risk/synthetic-world.ts'
export { readPolicy } from './upstream/policy-file.ts'
export { upstreamAddress } from './upstream/upstream-address.ts'
export { UpstreamError } from './upstream/upstream-error.ts'
