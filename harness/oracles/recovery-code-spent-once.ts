/** No two accepted answers carry the same recovery code, however it is spelled (ASVS 6.5.1; NIST SP 800-63B-4, 3.1.2.2). */
import { decidedBy, type Oracle } from './oracle.ts'

export const recoveryCodeSpentOnce: Oracle = {
  id: 'recovery-code-spent-once',
  title: 'A recovery code is accepted once',
  judge: ({ steps }) => {
    const accepted = steps
      .filter((step) => step.does === 'answer')
      .filter(({ factor, outcome }) => factor === 'recovery-code' && outcome === 'done')
    return accepted.flatMap((step, index) => {
      const first = accepted.slice(0, index).find(({ proof }) => proof === step.proof)
      if (first === undefined) return []
      return [{ says: 'a recovery code was accepted for the second time', exchanges: [...decidedBy(first), ...decidedBy(step)] }]
    })
  },
}
