/** Binding a factor in the two steps of the reference: it is begun under an approval, and finished with a proof of the new factor. */
import { FlowFailure } from '../../../errors.ts'
import type { HttpAnswer } from '../../../network/user-agent.ts'
import type { FactorBinding, Hands, PerformOptions, RequestTemplate } from '../../target.ts'
import { type Call, unedited } from './operation.ts'

type Begun = NonNullable<Hands['begun']>

interface TwoSteps {
  /** What the answer says of the begun factor; `null` when it was not begun. */
  readonly read: (answer: HttpAnswer) => Begun | null
  readonly finish: (begun: Begun, binding: FactorBinding) => Promise<HttpAnswer>
}

/** `options.edit` is applied to the beginning. @throws FlowFailure when nothing was begun in the hands that should hold it */
export async function bindInTwo(
  call: Call,
  beginning: RequestTemplate,
  { edit = unedited, binding }: PerformOptions,
  { read, finish }: TwoSteps,
): Promise<HttpAnswer> {
  if (binding === undefined) throw new Error('a factor is bound by somebody with hands')
  if (binding.begunBy !== null) {
    const { begun } = binding.begunBy
    if (begun === null) throw new FlowFailure('nothing was begun that could be finished')
    return finish(begun, binding)
  }
  const answer = await call(edit(beginning))
  const begun = read(answer)
  if (begun === null) return answer
  binding.hands.begun = begun
  return binding.until === 'begun' ? answer : finish(begun, binding)
}
