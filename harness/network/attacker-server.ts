/** How servers of the attacker's begin and end: on a free port of one loopback address. */
import type { Server } from 'node:net'

/** Returns the port. */
export async function listenAt(server: Server, address: string): Promise<number> {
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject).listen(0, address, resolve)
  })
  const bound = server.address()
  if (bound === null || typeof bound === 'string') throw new Error('the server has no port')
  return bound.port
}

/** Ends what is still open, too. */
export async function shut(server: Server & { closeAllConnections(): void }): Promise<void> {
  server.closeAllConnections()
  await new Promise((resolve) => server.close(resolve))
}
