import { scenario } from 'stepproof'

export const askWhatGaveHimAway = scenario({
  id: 'risk-oracle/ask-what-gave-him-away',
  title: 'Find out from refusals what gave him away',
  story:
    'The attacker tries a session or token that he made up on actions of different worth, and a stolen one from the wrong machine. He compares the answers: what is demanded for which action, and which check has stopped him.',
  class: 'risk-oracle',
  seen: ['https://attack.mitre.org/techniques/T1087/'],
  requirements: ['asvs-5.0.0:16.5.1', 'rfc-9470:9'],
  needs: ['statement', 'transfer', 'admin-page'],
  surfaces: ['session', 'api'],
  steals: ['session-cookie', 'access-token'],
  from: 'elsewhere',

  async honest({ victim }) {
    await victim.signIn()
    await victim.perform('transfer', victim.intends('transfer', 2))
    return victim.perform('statement', {})
  },

  async attack({ victim, attacker, target }) {
    await victim.signIn()
    await victim.perform('statement', {})
    const madeUp = 'made-up-'.padEnd(43, 'A')
    const stranger = attacker.presents(['session-cookie', 'access-token'], madeUp, victim)
    const tried = []
    // the one deviation
    for (const { id } of target.operations.filter((operation) =>
      ['statement', 'transfer', 'admin-page'].includes(operation.id),
    )) {
      tried.push(await stranger.perform(id, victim.intends(id)))
    }
    const thief = attacker.takes(['session-cookie', 'access-token'], victim)
    return [...tried, await thief.perform('statement', {})]
  },

  expects: { outcome: 'refused' },
})
