/** How the deciding request of a deed is spelled, and whether the driver of the target did spell it so. */
import { FlowFailure } from '../errors.ts'
import type { Step } from '../record.ts'
import type { RequestTemplate } from '../targets/target.ts'
import type { PerformHow } from './deed.ts'

export interface Spelling {
  readonly edit: (request: RequestTemplate) => RequestTemplate
  /** Method and path as they went out, for people; `null` when as declared. */
  readonly applied: string | null
  /** True when another spelling was wanted and the driver did not send it. */
  readonly leftOut: boolean
}

export function spellingOf(spelled: PerformHow['spelled']): Spelling {
  let applied: string | null = null
  /** Of bytes: handed on to whoever sends them. */
  let framed: boolean | null = null
  return {
    edit(request) {
      const edited = spelled?.(request) ?? request
      const { framed: reframe } = edited
      if (spelled !== undefined) applied = `${edited.method} ${edited.path}`
      if (reframe === undefined) return edited
      framed = false
      const noticed = (bytes: string) => {
        framed = true
        return reframe(bytes)
      }
      return { ...edited, framed: noticed }
    },
    get applied() {
      return applied
    },
    get leftOut() {
      return spelled !== undefined && (applied === null || framed === false)
    },
  }
}

/** A driver that leaves the deviation out would make every target look safe. */
export function requireApplied(step: Step, what: string): void {
  if (step.outcome !== 'done' && step.outcome !== 'challenged') return
  throw new FlowFailure(`the target's driver did not apply ${what}`)
}
