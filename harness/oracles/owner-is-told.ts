/** Whoever changes a factor, the password or the address of an account: its owner is told on another channel (ASVS 6.3.7; NIST SP 800-63B-4, 4.6). */
import { decidedBy, type Oracle, operationOf } from './oracle.ts'

export const ownerIsTold: Oracle = {
  id: 'owner-is-told',
  title: 'The owner is told of changes to the account',
  judge: ({ steps, effects, notices }, target) => {
    if (notices === null) return []
    return (['victim', 'attacker'] as const).flatMap((account) => {
      const changes = effects.filter((effect) => effect.account === account && operationOf(target, effect.operation)?.tells)
      const told = notices.filter((notice) => notice.account === account).length
      if (told >= changes.length) return []
      const deeds = steps.filter(
        (step) =>
          step.does === 'perform' && step.outcome === 'done' && changes.some(({ operation }) => operation === step.operation),
      )
      const says = `the ${account}’s account was changed ${changes.length} times, and its owner was told of ${told}`
      return [{ says, exchanges: deeds.flatMap(decidedBy) }]
    })
  },
}
