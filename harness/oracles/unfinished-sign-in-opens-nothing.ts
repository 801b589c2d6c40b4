/**
 * Whoever has given the password where a second factor is demanded has nothing yet; and what was begun before a sign-out everywhere, a
 * lock or another password is not finished after it (ASVS 6.3.3, 7.4.1; PCI DSS 8.5.1).
 */
import type { Step } from '../record.ts'
import { decidedBy, type Oracle } from './oracle.ts'

export const unfinishedSignInOpensNothing: Oracle = {
  id: 'unfinished-sign-in-opens-nothing',
  title: 'A sign-in without its second factor is worth nothing',
  judge: ({ steps }) =>
    steps.flatMap((step, index) => {
      if (step.outcome !== 'done') return []
      const before = steps.slice(0, index)
      const begun = before.findLastIndex((one) => isUnfinished(one) && one.holder === step.holder)
      const objection = (says: string) => [{ says, exchanges: decidedBy(step) }]
      if (isUnfinished(step)) return objection('the password alone completed a sign-in that demands a second factor')
      const acts = step.does === 'perform' || step.does === 'answer' || step.does === 'renew' || step.does === 'sign-in'
      if (begun < 0 || !acts) return []
      if (step.does === 'sign-in') {
        const ended = step.way === 'resumed' && before.slice(begun).some((one) => endsAll(one, step.account))
        return ended ? objection('a sign-in was finished that had been begun before everything was ended') : []
      }
      const completed = before
        .slice(begun)
        .some((one) => one.does === 'sign-in' && one.holder === step.holder && one.outcome === 'done')
      return completed ? [] : objection(`a half-finished sign-in opened ${step.does === 'perform' ? step.operation : step.does}`)
    }),
}

function isUnfinished(step: Step): boolean {
  return step.does === 'sign-in' && step.way === 'unfinished'
}

function endsAll(step: Step, account: Step['account']): boolean {
  if (step.account !== account || step.outcome !== 'done') return false
  return step.does === 'event'
    ? step.event !== 'unlocked' && step.event !== 'role-taken'
    : step.does === 'sign-out' && step.everywhere
}
