/** A worker: starts the target in its own world and carries out attempts one after the other, as ordered. */

import { parentPort, workerData } from 'node:worker_threads'
import type { Order, Report, WorkerData } from './protocol.ts'
import { stopTime, virtualStart } from './virtual-date.ts'

if (parentPort === null) throw new Error('this file is started as a worker')
const port = parentPort
const data: WorkerData = workerData

/**
 * Seconds that every attempt has for itself: more than any scenario lets pass, or time would run backwards for the next one. Whole
 * days, so that all begin in the morning.
 */
const attemptSeconds = 40 * 86_400

const virtual = data.clock === 'virtual'
if (virtual) stopTime(virtualStart)

// Loaded only now, so that everything that reads the time sees the stopped clock.
const { World } = await import('./world.ts')
const world = await World.load(data, (attempt) => {
  if (virtual) stopTime(virtualStart + attempt * attemptSeconds * 1000)
})

async function carryOut(order: Order): Promise<Report> {
  switch (order.do) {
    case 'start':
      return { did: 'start', origin: await world.start(order) }
    case 'attempt':
      return { did: 'attempt', phases: await world.attempt(order) }
    case 'judge':
      return world.judge(order)
    case 'stop':
      await world.stop()
      return { did: 'stop' }
  }
}

port.on('message', async (order: Order) => {
  try {
    port.postMessage(await carryOut(order))
  } catch (error) {
    const { message, stack = message } = error instanceof Error ? error : new Error(String(error))
    const config = error instanceof Error && 'code' in error && error.code === 'config'
    port.postMessage({ did: 'fail', config, message, stack } satisfies Report)
  }
  if (order.do === 'stop') port.close()
})
port.postMessage({ did: 'stop' } satisfies Report)
