/** No two accepted answers carry the same code of the same time step (RFC 6238, 5.2; PSD2 RTS, Art. 4(1)). */
import { decidedBy, type Oracle } from './oracle.ts'

export const codeSpentOnce: Oracle = {
  id: 'code-spent-once',
  title: 'A one-time code is accepted once',
  judge: ({ steps }) => {
    const accepted = steps
      .filter((step) => step.does === 'answer')
      .filter(({ factor, proof, outcome }) => factor === 'totp' && proof !== null && outcome === 'done')
    return accepted.flatMap((step, index) => {
      const first = accepted.slice(0, index).find(({ proof, codeStep }) => proof === step.proof && codeStep === step.codeStep)
      if (first === undefined) return []
      return [{ says: 'a one-time code was accepted for the second time', exchanges: [...decidedBy(first), ...decidedBy(step)] }]
    })
  },
}
