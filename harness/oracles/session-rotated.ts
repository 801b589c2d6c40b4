/** After a sign-in or step-up the cookie that came before it opens nothing for anybody else (ASVS 7.2.4; CWE-384). */

import { exchangesOf, sentIn, setIn } from '../record/session-cookies.ts'
import { decidedBy, type Oracle } from './oracle.ts'

export const sessionRotated: Oracle = {
  id: 'session-rotated',
  title: 'A sign-in or step-up makes older copies of the cookie worthless',
  judge: ({ steps, exchanges }, target) =>
    steps.flatMap((step, index) => {
      if (step.does !== 'perform' || step.outcome !== 'done') return []
      const carried = exchangesOf({ ...step, exchanges: [...decidedBy(step)] }, exchanges).flatMap((one) => sentIn(one, target))
      const rotated = steps.slice(0, index).find((earlier) => {
        const proof = earlier.does === 'sign-in' || earlier.does === 'answer'
        if (!proof || earlier.outcome !== 'done' || earlier.holder === step.holder) return false
        const own = exchangesOf(earlier, exchanges)
        const fresh = own.flatMap((one) => setIn(one, target)).map(({ value }) => value)
        const old = own.flatMap((one) => sentIn(one, target)).filter(({ value }) => !fresh.includes(value))
        return carried.some(({ name, value }) => old.some((one) => one.name === name && one.value === value))
      })
      if (rotated === undefined) return []
      const says = `the cookie from before the ${rotated.does} of ${rotated.holder} still opened ${step.operation} for ${step.holder}`
      return [{ says, exchanges: decidedBy(step) }]
    }),
}
