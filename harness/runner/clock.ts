/** The clock of a target, as scenarios see it. */
import { FlowFailure } from '../errors.ts'
import { advanceTime } from './virtual-date.ts'

export interface Clock {
  /** Epoch milliseconds on the target. */
  now(): number
  /** Moves the target's time forward; nothing sleeps. */
  advance(seconds: number): void
  readonly movable: boolean
}

export const virtualClock: Clock = { now: () => Date.now(), advance: advanceTime, movable: true }

export const realClock: Clock = {
  now: () => Date.now(),
  advance() {
    throw new FlowFailure('this target’s clock cannot be moved: the scenario has to name `clock` in `needs`')
  },
  movable: false,
}
