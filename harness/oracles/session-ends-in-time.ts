/** A session that nobody used, or that is too old, opens nothing (ASVS 7.3.1, 7.3.2; PCI DSS 8.2.8; PSD2 RTS, Art. 4(3)(d)). */

import { exchangesOf, sentIn } from '../record/session-cookies.ts'
import type { Step } from '../record.ts'
import { decidedBy, type Oracle } from './oracle.ts'

export const sessionEndsInTime: Oracle = {
  id: 'session-ends-in-time',
  title: 'A session ends when it was idle too long, and in any case some day',
  judge: ({ steps, exchanges }, target) =>
    steps.flatMap((step, index) => {
      const { sessions } = target
      if (sessions === null || step.does !== 'perform' || step.outcome !== 'done') return []
      const inSession = exchangesOf(step, exchanges).some((one) => sentIn(one, target).length > 0)
      const own = steps.slice(0, index).filter(({ holder }) => holder === step.holder || holder === step.stolen?.from)
      const begun = own.findLast(({ does, outcome }) => does === 'sign-in' && outcome === 'done')
      const used = own.findLast(({ outcome }) => outcome !== 'broken')
      if (!inSession || begun === undefined || used === undefined) return []
      const seconds = (since: Step) => Math.round((step.at - since.at) / 1000)
      const over = (age: number, limit: number | null) => limit !== null && age > limit
      const exchangesOfStep = decidedBy(step)
      if (over(seconds(begun), sessions.absoluteSeconds)) {
        return [{ says: `${step.operation} was done ${seconds(begun)} s after the sign-in`, exchanges: exchangesOfStep }]
      }
      return over(seconds(used), sessions.idleSeconds)
        ? [{ says: `${step.operation} was done after ${seconds(used)} s without anybody there`, exchanges: exchangesOfStep }]
        : []
    }),
}
