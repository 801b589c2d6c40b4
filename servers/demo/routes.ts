/** What the gateway protects: the bank, the profile, the factors and the administration, each route with its policy. The pages that lead to it stand in `page-routes.ts`. */
import type { PasswordCost } from '../factors/password.ts'
import type { Defences } from '../gateway/defences.ts'
import type { Route } from '../gateway/policy.ts'
import { assetNames, assetOf } from '../pages/assets.ts'
import { recoveryRoutes } from '../recovery/recovery-routes.ts'
import type { Database } from '../store/database.ts'
import { adminRoutes } from './admin-routes.ts'
import { batchRoutes } from './batch-routes.ts'
import { factorRoutes } from './factor-routes.ts'
import { payeeRoutes } from './payee-routes.ts'
import { profileRoutes } from './profile-routes.ts'
import { transferRoutes } from './transfer-routes.ts'

/** How this deployment keeps passwords and where its passkeys are made. */
export interface AccountFacts {
  readonly passwordCost: PasswordCost
  readonly relyingPartyId: string
  readonly origins: readonly string[]
}

function assetRoute(name: string): Route {
  return { method: 'GET', path: `/assets/${name}`, policy: { kind: 'open' }, act: () => ({ kind: 'asset', ...assetOf(name) }) }
}

export function demoRoutes(database: Database, defences: Defences, facts: AccountFacts): Route[] {
  const { passwordCost, relyingPartyId, origins } = facts
  return [
    ...assetNames.map(assetRoute),
    ...profileRoutes(database, defences, passwordCost),
    ...factorRoutes({ database, defences, relyingPartyId, origins }),
    ...recoveryRoutes(database, defences, passwordCost),
    ...transferRoutes(database, defences),
    ...adminRoutes(database, defences),
    ...batchRoutes(database, defences),
    ...payeeRoutes(database, defences),
  ]
}
