/** Every effect belongs to an answer that said done: a refusal that acts all the same is worse than none. */
import { decidedBy, type Oracle, sameValues } from './oracle.ts'

export const effectsFollowAnswers: Oracle = {
  id: 'effects-follow-answers',
  title: 'Nothing happens behind a refusal',
  judge: ({ steps, effects }, target) =>
    target.operations.flatMap(({ id, effect, title }) => {
      if (effect !== 'state') return []
      const deeds = steps.filter((step) => step.does === 'perform').filter((step) => step.operation === id)
      const done = deeds.filter(({ outcome }) => outcome === 'done').length
      // What the victim asked for may have happened although the answer got lost; what the attacker asked for may not.
      const lost = deeds.filter(({ outcome, actor }) => outcome === 'broken' && actor === 'victim').length
      const happened = effects.filter(({ operation }) => operation === id)
      const exchanges = deeds.flatMap(decidedBy)
      if (happened.length > done + lost) {
        return [{ says: `${title}: answered as done ${done} times, but it happened ${happened.length} times`, exchanges }]
      }
      const asked = deeds.filter(({ outcome, actor }) => outcome === 'done' || (outcome === 'broken' && actor === 'victim'))
      const strange = happened.find((one) => !asked.some(({ values }) => sameValues(values, one.values)))
      if (strange === undefined) return []
      return [{ says: `${title}: what happened is not what was asked for: ${JSON.stringify(strange.values)}`, exchanges }]
    }),
}
