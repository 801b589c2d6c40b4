/** Decide: whether what was proven opens what is asked for. */
import { type ApprovalConcerns, approvalConcerns } from '../decide/approval-concerns.ts'
import { type ApprovalCovers, approvalCovers } from '../decide/approval-covers.ts'
import { type CheckElevationAddress, checkElevationAddress } from '../decide/check-elevation-address.ts'
import { type CheckFreshness, checkFreshness } from '../decide/check-freshness.ts'
import { type CheckLevel, checkLevel } from '../decide/check-level.ts'
import { type CheckMethod, checkMethod } from '../decide/check-method.ts'
import { type CheckProposalOwner, checkProposalOwner } from '../decide/check-proposal-owner.ts'
import { type LevelAtRisk, levelAtRisk } from '../decide/level-at-risk.ts'
import { type RequireDeviceKey, requireDeviceKey } from '../decide/require-device-key.ts'
import { type SpendApproval, spendApproval } from '../decide/spend-approval.ts'
import { type DescribeDecision, describeDecision } from '../describe-decision.ts'

export interface DecideDefences {
  readonly requireDeviceKey: RequireDeviceKey
  readonly levelAtRisk: LevelAtRisk
  readonly approvalConcerns: ApprovalConcerns
  readonly checkLevel: CheckLevel
  readonly checkMethod: CheckMethod
  readonly checkFreshness: CheckFreshness
  readonly checkElevationAddress: CheckElevationAddress
  readonly checkProposalOwner: CheckProposalOwner
  readonly approvalCovers: ApprovalCovers
  readonly spendApproval: SpendApproval
  readonly describeDecision: DescribeDecision
}

export const decideDefences: DecideDefences = {
  requireDeviceKey,
  levelAtRisk,
  approvalConcerns,
  checkLevel,
  checkMethod,
  checkFreshness,
  checkElevationAddress,
  checkProposalOwner,
  approvalCovers,
  spendApproval,
  describeDecision,
}
