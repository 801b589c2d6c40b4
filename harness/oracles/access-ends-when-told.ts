/**
 * After a sign-out, a lock, another password or the loss of a factor nothing works that was open before: no session, no token and no
 * copy of either, on no device (ASVS 7.4.1, 7.4.2, 7.4.3; NIST SP 800-63B-4, 5.1).
 */
import type { Step } from '../record.ts'
import { endsOtherAccess } from '../targets/operations.ts'
import { decidedBy, type Oracle } from './oracle.ts'

type Told = (later: Step) => boolean

export const accessEndsWhenTold: Oracle = {
  id: 'access-ends-when-told',
  title: 'What was ended stays ended',
  judge: ({ steps }) =>
    steps.flatMap((step, index) => {
      const acts = step.does === 'perform' || step.does === 'answer' || step.does === 'renew'
      if (!acts || step.outcome !== 'done') return []
      const entered = steps.findLastIndex(
        (earlier, place) =>
          place < index && earlier.does === 'sign-in' && earlier.outcome === 'done' && earlier.holder === step.holder,
      )
      // A new sign-in counts, but for accounts that are locked or deleted.
      const told = steps.slice(0, index).find((earlier, place) => {
        const closed =
          closes(earlier) && !steps.slice(place, index).some((one) => one.does === 'event' && one.event === 'unlocked')
        return (place > entered || closed) && endedBy(earlier)?.(step)
      })
      if (told === undefined) return []
      return [{ says: `${nameOf(step)} was done by ${step.holder} after ${nameOf(told)}`, exchanges: decidedBy(step) }]
    }),
}

function closes(step: Step): boolean {
  return step.does === 'event' && (step.event === 'locked' || step.event === 'deleted')
}

/** Whose later steps the step ends; `undefined` when it ends nothing. */
function endedBy(step: Step): Told | undefined {
  if (step.outcome !== 'done') return undefined
  const sameAccount: Told = ({ account }) => account === step.account
  if (step.does === 'event') return step.event === 'unlocked' || step.event === 'role-taken' ? undefined : sameAccount
  if (step.does === 'sign-out') {
    return step.everywhere ? sameAccount : ({ holder, stolen }) => holder === step.holder || stolen?.from === step.holder
  }
  const ends = step.does === 'perform' && endsOtherAccess.has(step.operation)
  return ends ? (later) => sameAccount(later) && later.holder !== step.holder : undefined
}

function nameOf(step: Step): string {
  if (step.does === 'event') return `the account was ${step.event}`
  return step.does === 'perform' ? step.operation : step.does
}
