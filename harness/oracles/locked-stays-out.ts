/** Nothing is done on an account between its lock and its unlocking, by whatever way (CWE-288; ASVS 6.3.4, 7.4.2). */
import { decidedBy, type Oracle } from './oracle.ts'

export const lockedStaysOut: Oracle = {
  id: 'locked-stays-out',
  title: 'A locked account opens by no way',
  judge: ({ steps }) =>
    steps.flatMap((step, index) => {
      if (step.does === 'event' || step.does === 'sign-out' || step.does === 'probe' || step.outcome !== 'done') return []
      const last = steps
        .slice(0, index)
        .findLast((earlier) => earlier.does === 'event' && ['locked', 'unlocked'].includes(earlier.event))
      const locked = last?.does === 'event' && last.event === 'locked' && last.account === step.account
      return locked ? [{ says: `${step.does} was done although the account was locked`, exchanges: decidedBy(step) }] : []
    }),
}
