import { overSocket, scenario } from 'stepproof'

/** Pages that may not open it, as browsers name them. */
const origins = ['https://elsewhere.test', 'null', 'http://localhost', 'https://localhost.elsewhere.test']

export const openItFromAForeignPage = scenario({
  id: 'gate-websocket/open-it-from-a-foreign-page',
  title: 'Open the WebSocket with the customer’s cookie from a page of another site',
  story:
    'The customer is signed in and visits the attacker’s page in another tab. Its script opens the WebSocket of the bank, the browser adds the cookie, and the page reads and commands in the customer’s name.',
  class: 'gate-websocket',
  seen: ['https://attack.mitre.org/techniques/T1185/'],
  requirements: ['asvs-5.0.0:4.4.2'],
  needs: ['websocket', 'statement'],
  surfaces: ['session'],
  steals: [],
  from: 'victim-device',

  async honest({ victim }) {
    await victim.signIn()
    const { step, actor } = await overSocket(victim)
    return (await actor?.perform('statement', {})) ?? { step }
  },

  async attack({ victim, attacker }) {
    await victim.signIn()
    const page = attacker.atDeviceOf(victim)
    const tried = []
    for (const origin of origins) {
      // the one deviation
      const opened = await overSocket(page, { origin })
      tried.push(opened.actor === null ? opened : await opened.actor.perform('statement', {}))
    }
    return tried
  },

  expects: { outcome: 'refused' },
})
