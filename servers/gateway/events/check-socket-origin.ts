/**
 * Defence: a WebSocket is opened only by our own pages: `Origin` is there, and is exactly ours.
 * Stops: another site opens a socket with the cookie of the signed-in browser, and reads and acts through it (CWE-1385; ASVS 4.4.2).
 */
export type CheckSocketOrigin = (origin: string | undefined, ownOrigin: string) => boolean

export const checkSocketOrigin: CheckSocketOrigin = (origin, ownOrigin) => origin === ownOrigin
