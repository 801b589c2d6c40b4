/** Risk: what is unusual about it. */
import { type MissingSignal, missingSignal } from '../../risk/missing-signal.ts'
import { type RiskBand, riskBand } from '../../risk/risk-band.ts'
import type { Signals } from '../../risk/signal.ts'
import { signals } from '../../risk/signals/index.ts'
import { type TeachesHabits, teachesHabits } from '../../risk/teaches-habits.ts'

export interface RiskDefences {
  readonly signals: Signals
  readonly missingSignal: MissingSignal
  readonly riskBand: RiskBand
  readonly teachesHabits: TeachesHabits
}

export const riskDefences: RiskDefences = {
  signals,
  missingSignal,
  riskBand,
  teachesHabits,
}
