/** The opening of the socket is checked like any request that demands a session; what is said on it is not checked again. */
import { resolveMessage } from '../gateway/events/resolve-message.ts'
import type { Weakness } from './weakness.ts'

export const messageNotGated: Weakness = {
  id: 'message-not-gated',
  title: 'A message on the WebSocket demands no more than the socket did',
  class: 'gate-websocket',
  cwe: 'CWE-306',
  breaks: ['elevated-by-fresh-factor'],
  weaken: (defences) => ({
    ...defences,
    resolveMessage: (routes, target) => {
      const resolved = resolveMessage(routes, target)
      return resolved.kind === 'route' ? { ...resolved, policy: { kind: 'signed-in' } } : resolved
    },
  }),
}
