/** How the deciding request of a deed is spelled, and whether the driver of the target did spell it so. */
import type { RequestTemplate } from '../targets/target.ts'
import type { PerformHow } from './deed.ts'
import type { Watched } from './watched.ts'

export interface Spelling extends Omit<Watched<never>, 'change'> {
  readonly edit: (request: RequestTemplate) => RequestTemplate
  /** Method and path as they went out, for people; `null` when as declared. */
  readonly applied: string | null
}

export function spellingOf(spelled: PerformHow['spelled']): Spelling {
  let applied: string | null = null
  /** Of bytes: handed on to whoever sends them. */
  let framed: boolean | null = null
  return {
    what: 'the spelling of the request',
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
    leftOut: () => spelled !== undefined && (applied === null || framed === false),
  }
}
