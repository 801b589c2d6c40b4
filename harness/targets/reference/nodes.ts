/** Further nodes of the reference: deployments of the same name, port and store at addresses of their own, started when they are asked for. */
import type { Deployment } from '../../../servers/index.ts'

export interface Nodes {
  /** The address of the node, which runs from then on. @param node counted from 1: the first node is there already */
  addressOf(node: number): Promise<string>
  close(): Promise<void>
}

/**
 * @param first the address of the first node
 * @param start starts one more at the address
 */
export function createNodes(first: string, start: (address: string) => Promise<Deployment>): Nodes {
  const running = new Map<string, Promise<Deployment>>()
  return {
    async addressOf(node) {
      const address = first.replace(/^127\.\d+/, `127.${node}`)
      if (!running.has(address)) running.set(address, start(address))
      await running.get(address)
      return address
    },
    async close() {
      await Promise.all([...running.values()].map(async (node) => (await node).close()))
    },
  }
}
