/** What the gateway protects: the bank, the profile and the administration page, each route with its policy. */
import type { Defences } from '../gateway/defences.ts'
import type { Route } from '../gateway/policy.ts'
import { assetNames, assetOf } from '../pages/assets.ts'
import type { Database } from '../store/database.ts'
import { adminRoutes } from './admin-routes.ts'
import { batchRoutes } from './batch-routes.ts'
import { frontPage } from './pages.ts'
import { payeeRoutes } from './payee-routes.ts'
import { profileRoutes } from './profile-routes.ts'
import { transferRoutes } from './transfer-routes.ts'

function assetRoute(name: string): Route {
  return { method: 'GET', path: `/assets/${name}`, policy: { kind: 'open' }, act: () => ({ kind: 'asset', ...assetOf(name) }) }
}

export function demoRoutes(database: Database, defences: Defences): Route[] {
  return [
    { method: 'GET', path: '/', policy: { kind: 'open' }, act: () => ({ kind: 'html', status: 200, html: frontPage() }) },
    ...assetNames.map(assetRoute),
    ...profileRoutes(database),
    ...transferRoutes(database, defences),
    ...batchRoutes(database, defences),
    ...payeeRoutes(database, defences),
    ...adminRoutes(database),
  ]
}
