/** Each push answer that is accepted rests on an approval of its own, in time and with the number in the requesting browser (NIST SP 800-63B-4, 3.1.3.2; ASVS 6.6.4). */
import { decidedBy, type Oracle } from './oracle.ts'

export const approvedWithTheNumberShown: Oracle = {
  id: 'approved-with-the-number-shown',
  title: 'A prompt counts when it was approved with the number shown',
  judge: ({ steps }) => {
    const approvals = { victim: 0, attacker: 0 }
    return steps.flatMap((step) => {
      if (step.does === 'phone' && step.rightNumber === true) approvals[step.account] += 1
      if (step.does !== 'answer' || step.factor !== 'push' || step.outcome !== 'done') return []
      approvals[step.account] -= 1
      if (approvals[step.account] >= 0) return []
      approvals[step.account] = 0
      return [{ says: 'a prompt counted as approved that nobody had approved with the number shown', exchanges: decidedBy(step) }]
    })
  },
}
