/**
 * What was signed out, or whose owner was locked, deleted or given a new password, opens nothing and cannot be renewed, in whose hands
 * it may be (RFC 9700, 4.14; ASVS 7.4.1, 7.4.2, 10.4.9; PCI DSS 8.2.8).
 */
import type { Step } from '../record.ts'
import { decidedBy, type Oracle } from './oracle.ts'

const ending = ['locked', 'password-reset', 'deleted']

export const accessEndsWithItsGrant: Oracle = {
  id: 'access-ends-with-its-grant',
  title: 'Whoever was signed out or locked stays out',
  judge: ({ steps }) =>
    steps.flatMap((step, index) => {
      if ((step.does !== 'perform' && step.does !== 'renew') || step.outcome !== 'done') return []
      const before = steps.slice(0, index)
      const end = before.findLastIndex((earlier) => isEnd(earlier, step))
      const ended = before[end]
      if (ended === undefined) return []
      const anew = before
        .slice(end)
        .some((later) => (later.does === 'sign-in' && later.holder === step.holder) || isUnlocked(later, step))
      if (anew) return []
      const what = step.does === 'renew' ? 'renewed the tokens' : `did ${step.operation}`
      const says = `${step.holder} ${what} after the ${ended.does === 'event' ? `account was ${ended.event}` : 'sign-out'}`
      return [{ says, exchanges: [...decidedBy(ended), ...decidedBy(step)] }]
    }),
}

function isEnd(earlier: Step, { account, holder, stolen }: Step): boolean {
  if (earlier.account !== account || earlier.outcome !== 'done') return false
  if (earlier.does === 'event') return ending.includes(earlier.event)
  return earlier.does === 'sign-out' && (earlier.everywhere || [holder, stolen?.from].includes(earlier.holder))
}

function isUnlocked(later: Step, { account }: Step): boolean {
  return later.does === 'event' && later.event === 'unlocked' && later.account === account
}
