/**
 * Defence: who speaks on a WebSocket is established anew for each message, and between messages, from the state of the session as it
 * is now.
 * Stops: a socket outlives the session or the proof that it was opened with (CWE-613; ASVS 4.4.3, 4.4.4, 7.4.1).
 */
import type { Identity } from '../visit.ts'

/**
 * @param opened who opened the socket
 * @param readAnew asks the store
 */
export type SocketIdentity = (opened: Identity, readAnew: () => Promise<Identity>) => Promise<Identity>

export const socketIdentity: SocketIdentity = (_opened, readAnew) => readAnew()
