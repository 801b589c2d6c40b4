/** Accounts: how factors come and go, and the way back in. */
import { type AccountLevel, accountLevel } from '../../enrolment/account-level.ts'
import { type AdministratorMayChange, administratorMayChange } from '../../enrolment/administrator-may-change.ts'
import { type CheckFactorOwner, checkFactorOwner } from '../../enrolment/check-factor-owner.ts'
import { type CheckFirstFactor, checkFirstFactor } from '../../enrolment/check-first-factor.ts'
import { type CheckPasswordRules, checkPasswordRules } from '../../enrolment/check-password-rules.ts'
import { type CheckPendingFactor, checkPendingFactor } from '../../enrolment/check-pending-factor.ts'
import { type CheckRegistration, checkRegistration } from '../../enrolment/check-registration.ts'
import { type EnrolmentLevel, enrolmentLevel } from '../../enrolment/enrolment-level.ts'
import { type KeepsStrongFactor, keepsStrongFactor } from '../../enrolment/keeps-strong-factor.ts'
import { type ListFactors, listFactors } from '../../enrolment/list-factors.ts'
import { type RecoveryCodesLevel, recoveryCodesLevel } from '../../enrolment/recovery-codes-level.ts'
import { type RemovalLevel, removalLevel } from '../../enrolment/removal-level.ts'
import { type SpendPendingFactor, spendPendingFactor } from '../../enrolment/spend-pending-factor.ts'
import { type CarriesRecovery, carriesRecovery } from '../../recovery/carries-recovery.ts'
import { type FinishRecovery, finishRecovery } from '../../recovery/finish-recovery.ts'
import { type LimitRecovery, limitRecovery } from '../../recovery/limit-recovery.ts'
import { type SpendRecoveryLink, spendRecoveryLink } from '../../recovery/spend-recovery-link.ts'

export interface AccountsDefences {
  readonly enrolmentLevel: EnrolmentLevel
  readonly checkFirstFactor: CheckFirstFactor
  readonly checkPendingFactor: CheckPendingFactor
  readonly spendPendingFactor: SpendPendingFactor
  readonly checkRegistration: CheckRegistration
  readonly recoveryCodesLevel: RecoveryCodesLevel
  readonly checkFactorOwner: CheckFactorOwner
  readonly removalLevel: RemovalLevel
  readonly keepsStrongFactor: KeepsStrongFactor
  readonly listFactors: ListFactors
  readonly accountLevel: AccountLevel
  readonly checkPasswordRules: CheckPasswordRules
  readonly administratorMayChange: AdministratorMayChange
  readonly limitRecovery: LimitRecovery
  readonly spendRecoveryLink: SpendRecoveryLink
  readonly carriesRecovery: CarriesRecovery
  readonly finishRecovery: FinishRecovery
}

export const accountsDefences: AccountsDefences = {
  enrolmentLevel,
  checkFirstFactor,
  checkPendingFactor,
  spendPendingFactor,
  checkRegistration,
  recoveryCodesLevel,
  checkFactorOwner,
  removalLevel,
  keepsStrongFactor,
  listFactors,
  accountLevel,
  checkPasswordRules,
  administratorMayChange,
  limitRecovery,
  spendRecoveryLink,
  carriesRecovery,
  finishRecovery,
}
