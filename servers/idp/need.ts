/** What an interaction at the provider asks for next: said to the page and to programs alike. */
import type { Details } from '../details.ts'
import type { Factor } from '../factors/factor.ts'
import type { Level } from '../levels.ts'

/** What the person still has to prove in an interaction. */
export interface Need {
  readonly uid: string
  readonly next: 'password' | 'factor'
  readonly level: Level
  readonly factors: readonly Factor[]
  readonly details: Details | null
}
