/** Each node knows only the rotations that it made itself, and nothing of those before its start; as Keycloak in CVE-2026-9802. */
import { rememberAt } from './node-memory.ts'
import type { Weakness } from './weakness.ts'

export const refreshTokensRememberedPerNode: Weakness = {
  id: 'refresh-tokens-remembered-per-node',
  title: 'A refresh token that was used at one node is new to every other one',
  class: 'replay-cache-local',
  cwe: 'CWE-613',
  breaks: ['refresh-token-spent-once'],
  weaken: (defences) => ({
    ...defences,
    redeemOnce: (database, redeemed) =>
      redeemed.model === 'RefreshToken'
        ? rememberAt(database, `refresh ${redeemed.id}`)
        : defences.redeemOnce(database, redeemed),
  }),
}
