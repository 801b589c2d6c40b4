/**
 * Above the password, what is accepted as a proof comes from an authenticator of the account's owner, unforged and unspent
 * (ASVS 6.6.2, 6.7.1, 8.2.2; W3C WebAuthn Level 3, 7.2). A lucky guess is judged by how many were allowed.
 */
import { decidedBy, type Oracle } from './oracle.ts'

const provers = {
  victim: 'the victim’s authenticator',
  attacker: 'the attacker’s authenticator',
  nobody: 'nobody’s authenticator',
} as const
const withoutProof: ReadonlySet<string> = new Set(['password', 'none'])

export const proofIsTheOwners: Oracle = {
  id: 'proof-is-the-owners',
  title: 'Only what the owner’s authenticator proves is accepted',
  judge: ({ steps }) =>
    steps.flatMap((step) => {
      if (step.does !== 'answer' || step.outcome !== 'done' || withoutProof.has(step.factor)) return []
      const { proofOf, account } = step
      if (proofOf === 'guess' || proofOf === account) return []
      const says = `a challenge of the ${account}’s account was met with a ${step.factor} answer of ${provers[proofOf]}`
      return [{ says, exchanges: decidedBy(step) }]
    }),
}
