/** Who speaks is established when the socket is opened. */
import type { Weakness } from './weakness.ts'

export const socketOutlivesItsSession: Weakness = {
  id: 'socket-outlives-its-session',
  title: 'An open WebSocket goes on when its session is over',
  class: 'gate-websocket',
  cwe: 'CWE-613',
  breaks: ['access-ends-when-told'],
  weaken: (defences) => ({ ...defences, socketIdentity: async (opened) => opened }),
}
