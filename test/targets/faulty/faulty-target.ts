/** Targets that fail in one way each: an HTTPS server with a fixed manner of answering, behind the reference's own description. */
import type { RequestListener } from 'node:http'
import { createServer } from 'node:https'
import type { AddressInfo } from 'node:net'
import type { TargetDefinition } from 'stepproof'
import { reference } from '../../../harness/targets/reference.ts'

/** The reference's facts and driver, with every request answered by `answer`. Enrolling works, so that the fault shows in the flow. */
export function faultyTarget(name: string, answer: RequestListener): TargetDefinition {
  return {
    ...reference,
    facts: { ...reference.facts, name, capabilities: reference.facts.capabilities.filter((one) => one !== 'audit') },
    weaknesses: [],
    async start(options) {
      const target = await reference.start({ ...options, port: 0 })
      const server = createServer(options.tls, answer)
      await new Promise<void>((resolve) => server.listen(0, options.address, resolve))
      const faulty = `https://localhost:${(server.address() as AddressInfo).port}`
      return {
        origin: faulty,
        enrol: (person, holds) => target.enrol(person, holds),
        connect(seat) {
          // Every address of the sound target is turned to the faulty server.
          const { agent } = seat
          const redirected = Object.create(agent, {
            send: {
              value: (request: Parameters<typeof agent.send>[0]) =>
                agent.send({ ...request, url: request.url.replace(target.origin, faulty) }),
            },
          })
          return target.connect({ ...seat, agent: redirected })
        },
        classify: target.classify,
        discloses: target.discloses,
        readEffects: (person) => target.readEffects(person),
        async close() {
          server.closeAllConnections()
          server.close()
          await target.close()
        },
      }
    },
  }
}
