/** An approval of everything, for weaknesses that take one proof for all that may come. */
import { randomUUID } from 'node:crypto'
import { type Details, detailsOf } from '../details.ts'
import type { Defences } from '../gateway/defences.ts'
import type { Approval } from '../gateway/visit.ts'

const anything = detailsOf('anything')

export function approvesAnything(proven: Pick<Approval, 'level' | 'method' | 'authTime' | 'usedAt' | 'address'>): Approval {
  return { id: randomUUID(), ...proven, details: anything }
}

/** The comparisons of these defences, with which such an approval opens whatever is asked for. */
export function openedByAnything(defences: Defences): Pick<Defences, 'approvalConcerns' | 'approvalCovers'> {
  const isAnything = ({ operation }: Details) => operation === anything.operation
  return {
    approvalConcerns: (approved, requested) => isAnything(approved) || defences.approvalConcerns(approved, requested),
    approvalCovers: (approved, requested) => isAnything(approved) || defences.approvalCovers(approved, requested),
  }
}
