/** A challenge that a passkey signed is dead after the first answer, right or wrong (W3C WebAuthn Level 3, 13.4.3; ASVS 6.7.2; NIST SP 800-63B-4, 3.2.7). */
import { decidedBy, type Oracle } from './oracle.ts'

export const challengeSpentOnce: Oracle = {
  id: 'challenge-spent-once',
  title: 'A captured answer of a passkey is worth nothing',
  judge: ({ steps }) => {
    const answers = steps
      .filter((step) => step.does === 'answer')
      .filter(({ factor, proof }) => factor === 'webauthn' && proof !== null)
    return answers.flatMap((step, index) => {
      const first = answers.slice(0, index).find(({ proof }) => proof === step.proof)
      if (first === undefined || step.outcome !== 'done') return []
      const says = 'the answer of a passkey was accepted, although the challenge that it signed had been answered before'
      return [{ says, exchanges: [...decidedBy(first), ...decidedBy(step)] }]
    })
  },
}
