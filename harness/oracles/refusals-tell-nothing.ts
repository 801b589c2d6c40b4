/** No answer tells why it was given where that helps an attacker: no score, no signal, and no demand before the credentials hold (ASVS 16.5.1; RFC 9470, 9; CWE-203). */

import { exchangesOf } from '../record/session-cookies.ts'
import { decidedBy, type Oracle } from './oracle.ts'

/** Words of a risk engine. */
const risky =
  /\brisk|\bscore\b|impossible travel|\bvelocity\b|\banonymi[sz]er\b|another (?:device|network|address)|new (?:country|device)|holder of its key/i

export const refusalsTellNothing: Oracle = {
  id: 'refusals-tell-nothing',
  title: 'A refusal does not say what gave the attacker away',
  judge: ({ steps, exchanges }) =>
    steps.flatMap((step, index) => {
      if (step.outcome === 'done' || step.outcome === 'broken') return []
      const [decided] = exchangesOf({ ...step, exchanges: [...decidedBy(step)] }, exchanges)
      const { headers = [], content } = decided?.response ?? {}
      const told = risky.exec([...headers.map(({ value }) => value), content?.text ?? ''].join('\n'))
      if (told !== null) return [{ says: `the answer speaks of the risk: "${told[0]}"`, exchanges: decidedBy(step) }]
      if (step.does !== 'perform' || step.outcome !== 'challenged' || step.actor === step.account || step.stolen !== null)
        return []
      const entered = steps
        .slice(0, index)
        .some(({ does, outcome, holder }) => does === 'sign-in' && outcome === 'done' && holder === step.holder)
      return entered
        ? []
        : [{ says: `somebody without credentials was told what ${step.operation} demands`, exchanges: decidedBy(step) }]
    }),
}
