/** No two accepted answers carry the same code (RFC 6238, 5.2; PSD2 RTS, Art. 4(1)). */
import { decidedBy, type Oracle } from './oracle.ts'

export const codeSpentOnce: Oracle = {
  id: 'code-spent-once',
  title: 'A one-time code is accepted once',
  judge: ({ steps }) => {
    const accepted = steps.filter((step) => step.does === 'answer' && step.proof !== null && step.outcome === 'done')
    return accepted.flatMap((step, index) => {
      const proof = 'proof' in step ? step.proof : null
      const first = accepted.slice(0, index).find((earlier) => 'proof' in earlier && earlier.proof === proof)
      if (first === undefined) return []
      return [{ says: 'a one-time code was accepted for the second time', exchanges: [...decidedBy(first), ...decidedBy(step)] }]
    })
  },
}
