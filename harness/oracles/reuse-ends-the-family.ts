/**
 * When a refresh token comes for the second time, nobody knows which of the two is the thief: what came of the sign-in is over for both
 * (RFC 9700, 4.14.2; ASVS 10.4.5).
 */
import type { Step } from '../record.ts'
import { decidedBy, type Oracle } from './oracle.ts'

export const reuseEndsTheFamily: Oracle = {
  id: 'reuse-ends-the-family',
  title: 'A refresh token that comes twice ends all that came of its sign-in',
  judge: ({ steps }) => {
    const reuse = steps.findIndex(
      (step, index) =>
        step.does === 'renew' &&
        step.outcome === 'refused' &&
        steps.slice(0, index).some((earlier) => earlier.does === 'renew' && isSame(earlier, step) && earlier.outcome === 'done'),
    )
    const reused = steps[reuse]
    if (reused === undefined) return []
    const later = steps.slice(reuse + 1).filter((step, index, rest) => {
      const anew = rest.slice(0, index).some(({ does, holder }) => does === 'sign-in' && holder === step.holder)
      return (step.does === 'renew' || step.does === 'perform') && step.outcome === 'done' && isKin(step, reused) && !anew
    })
    const says = (step: Step) =>
      `a refresh token had come twice, and yet ${step.holder} could ${step.does === 'renew' ? 'renew' : 'go on'}`
    return later.slice(0, 1).map((step) => ({ says: says(step), exchanges: [...decidedBy(reused), ...decidedBy(step)] }))
  },
}

function isSame(one: Step, other: Step): boolean {
  return one.does === 'renew' && other.does === 'renew' && one.token === other.token
}

/** Whether what both hold came of the same sign-in. */
function isKin(one: Step, other: Step): boolean {
  return (one.stolen?.from ?? one.holder) === (other.stolen?.from ?? other.holder)
}
