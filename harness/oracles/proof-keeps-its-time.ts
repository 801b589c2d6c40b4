/** A renewed token says how and when its owner was authenticated as it was then (RFC 9470, 6.1; OpenID Connect Core, 12.2). */
import type { Step } from '../record.ts'
import { decidedBy, type Oracle } from './oracle.ts'

/** Seconds that a sign-in may take: a step is dated by its beginning. */
const signInSeconds = 5

export const proofKeepsItsTime: Oracle = {
  id: 'proof-keeps-its-time',
  title: 'A renewal makes no proof fresher or stronger',
  judge: ({ steps }) =>
    steps.flatMap((step, index) => {
      if (step.does !== 'renew' || step.shows === null) return []
      const proofs = steps.slice(0, index).filter((earlier) => isProof(earlier, step))
      const newest = Math.max(...proofs.map(({ at }) => at / 1000))
      const strongest = Math.max(...proofs.map((proof) => (proof.does === 'answer' ? proof.level : 1)))
      const { level, authTime } = step.shows
      if (proofs.length === 0 || (authTime <= newest + signInSeconds && level <= strongest)) return []
      const says =
        level > strongest
          ? `after a renewal the token says level ${level}, where no more than level ${strongest} was proven`
          : `after a renewal the token says that its owner was authenticated ${Math.round(authTime - newest)} s later than they were`
      return [{ says, exchanges: decidedBy(step) }]
    }),
}

/** Whether it may be what the renewed token came of. */
function isProof(earlier: Step, { holder, stolen }: Step): boolean {
  const proves = earlier.does === 'sign-in' || earlier.does === 'answer' || earlier.does === 'redeem'
  return proves && earlier.outcome === 'done' && [holder, stolen?.from].includes(earlier.holder)
}
