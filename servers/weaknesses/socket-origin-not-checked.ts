/** The cookie says who it is; nobody asks whose page it is. */
import type { Weakness } from './weakness.ts'

export const socketOriginNotChecked: Weakness = {
  id: 'socket-origin-not-checked',
  title: 'A page of any site may open the WebSocket',
  class: 'gate-websocket',
  cwe: 'CWE-1385',
  breaks: ['answered-as-required'],
  weaken: (defences) => ({ ...defences, checkSocketOrigin: () => true }),
}
