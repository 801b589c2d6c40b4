/** What comes before an execution at the reference: the proposal of it. */
import { z } from 'zod'
import type { HttpAnswer } from '../../../network/user-agent.ts'
import type { Values } from '../../../record.ts'
import type { ChallengeSeen } from '../../target.ts'
import type { Call } from './operation.ts'

const proposed = z.object({ id: z.string() })
const handle = z.object({ proposal: z.string().nullable(), values: z.record(z.string(), z.unknown()) })

interface ProposalKind {
  readonly path: string
  readonly bodyOf: (values: Values) => unknown
}

/** The proposal to execute: a new one, or the challenged one, edited when other values are wanted now. */
export async function prepareProposal(
  call: Call,
  { path, bodyOf }: ProposalKind,
  values: Values,
  after: ChallengeSeen | undefined,
): Promise<string | HttpAnswer> {
  const known = after === undefined ? null : handle.parse(after.handle)
  if (known !== null && known.proposal !== null) {
    const { proposal } = known
    if (JSON.stringify(known.values) === JSON.stringify(values)) return proposal
    const edited = await call({ method: 'PUT', path: `${path}/${proposal}`, body: bodyOf(values) })
    return edited.status === 200 ? proposal : edited
  }
  const answer = await call({ method: 'POST', path, body: bodyOf(values) })
  const body = proposed.safeParse(answer.json())
  return answer.status === 201 && body.success ? body.data.id : answer
}
