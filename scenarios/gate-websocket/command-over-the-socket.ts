import { overSocket, scenario } from 'stepproof'

export const commandOverTheSocket = scenario<{ readonly operation: string }>({
  id: 'gate-websocket/command-over-the-socket',
  title: 'Send the protected command as a message on a WebSocket',
  story:
    'The attacker sits at an open browser without any second factor. What is asked of a request he hopes to find nobody asking of a message, and sends the command over the WebSocket of the page.',
  class: 'gate-websocket',
  seen: [
    'https://security.docs.wso2.com/en/latest/security-announcements/security-advisories/2023/WSO2-2021-1318/',
    'https://nvd.nist.gov/vuln/detail/CVE-2025-55070',
  ],
  requirements: ['asvs-5.0.0:4.4.3', 'asvs-5.0.0:8.3.1'],
  needs: ['websocket', 'statement'],
  surfaces: ['session'],
  steals: [],
  from: 'victim-device',
  variants: {
    'change-email': { operation: 'change-email', needs: ['change-email'] },
    transfer: { operation: 'transfer', needs: ['transfer'] },
    'admin-page': { operation: 'admin-page', needs: ['admin-page'] },
  },

  async honest({ victim, variant: { operation } }) {
    await victim.signIn()
    const first = await overSocket(victim)
    await first.actor?.perform('statement', {})
    const asked = await first.actor?.perform(operation, victim.intends(operation))
    if (asked?.step.outcome !== 'challenged') return asked ?? first
    await victim.answer(asked)
    const second = await overSocket(victim)
    return (await second.actor?.perform(operation, victim.intends(operation), { after: asked })) ?? second
  },

  async attack({ victim, attacker, variant: { operation } }) {
    await victim.signIn()
    const intruder = attacker.atDeviceOf(victim)
    const opened = await overSocket(intruder)
    if (opened.actor === null) return opened
    const wanted = { ...victim.intends(operation), ...(operation === 'change-email' && attacker.forges({}, 'email')) }
    await opened.actor.perform('statement', {})
    // the one deviation
    const said = await opened.actor.perform(operation, wanted)
    return [said, await opened.actor.perform(operation, wanted)]
  },

  expects: { outcome: 'challenged' },
})
