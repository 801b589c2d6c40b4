/**
 * Every check of the reference, by name, in the order of the way. A weakness replaces members of this record; nothing else in the
 * servers can be switched. Each member lives in a file of its own that says which attack it stops.
 */

import { type AccountsDefences, accountsDefences } from './defences/accounts.ts'
import { type AtTheDoorDefences, atTheDoorDefences } from './defences/at-the-door.ts'
import { type ChallengeDefences, challengeDefences } from './defences/challenge.ts'
import { type ContextDefences, contextDefences } from './defences/context.ts'
import { type DecideDefences, decideDefences } from './defences/decide.ts'
import { type FactorsDefences, factorsDefences } from './defences/factors.ts'
import { type RecordsDefences, recordsDefences } from './defences/records.ts'
import { type RiskDefences, riskDefences } from './defences/risk.ts'
import { type StepsDefences, stepsDefences } from './defences/steps.ts'
import { type TokensDefences, tokensDefences } from './defences/tokens.ts'
import { type TransactionsDefences, transactionsDefences } from './defences/transactions.ts'
import { type UpstreamDefences, upstreamDefences } from './defences/upstream.ts'

export interface Defences
  extends AtTheDoorDefences,
    ContextDefences,
    RiskDefences,
    DecideDefences,
    TransactionsDefences,
    ChallengeDefences,
    AccountsDefences,
    TokensDefences,
    FactorsDefences,
    StepsDefences,
    RecordsDefences,
    UpstreamDefences {}

export const soundDefences: Defences = {
  ...atTheDoorDefences,
  ...contextDefences,
  ...riskDefences,
  ...decideDefences,
  ...transactionsDefences,
  ...challengeDefences,
  ...accountsDefences,
  ...tokensDefences,
  ...factorsDefences,
  ...stepsDefences,
  ...recordsDefences,
  ...upstreamDefences,
}
