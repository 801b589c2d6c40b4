import { setTimeout as sleep } from 'node:timers/promises'

/** How long the payee's bank takes to say that it exists; long enough for requests sent together to meet here. */
const railMs = 25

export async function askPaymentRail(): Promise<void> {
  await sleep(railMs)
}
