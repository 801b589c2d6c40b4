/** Factors, at the identity provider: what counts as a proof, and how often one may try. */
import { type CheckAccountOpen, checkAccountOpen } from '../../factors/check-account-open.ts'
import { type IdentifyLogin, identifyLogin } from '../../factors/identify-login.ts'
import { type RecognizeDevice, recognizeDevice } from '../../factors/known-device.ts'
import { type LimitGuesses, limitGuesses } from '../../factors/limit-guesses.ts'
import { type OfferedFactors, offeredFactors } from '../../factors/offered-factors.ts'
import { type LimitPrompts, limitPrompts } from '../../factors/push/limit-prompts.ts'
import { type RedeemPrompt, redeemPrompt } from '../../factors/push/redeem-prompt.ts'
import { type VerifyPhoneMessage, verifyPhoneMessage } from '../../factors/push/verify-phone-message.ts'
import { type VerifyPushAnswer, verifyPushAnswer } from '../../factors/push/verify-push-answer.ts'
import { type SpendRecoveryCode, spendRecoveryCode } from '../../factors/spend-recovery-code.ts'
import { type SpendTotpStep, spendTotpStep } from '../../factors/spend-totp-step.ts'
import { type TakePasskeyChallenge, takePasskeyChallenge } from '../../factors/take-passkey-challenge.ts'
import { type TotpStep, totpStep } from '../../factors/totp-step.ts'
import { type VerifyPasskey, verifyPasskey } from '../../factors/verify-passkey.ts'
import { type VerifyPassword, verifyPassword } from '../../factors/verify-password.ts'

export interface FactorsDefences {
  readonly identifyLogin: IdentifyLogin
  readonly verifyPassword: VerifyPassword
  readonly checkAccountOpen: CheckAccountOpen
  readonly offeredFactors: OfferedFactors
  readonly totpStep: TotpStep
  readonly spendTotpStep: SpendTotpStep
  readonly spendRecoveryCode: SpendRecoveryCode
  readonly limitPrompts: LimitPrompts
  readonly verifyPhoneMessage: VerifyPhoneMessage
  readonly verifyPushAnswer: VerifyPushAnswer
  readonly redeemPrompt: RedeemPrompt
  readonly takePasskeyChallenge: TakePasskeyChallenge
  readonly verifyPasskey: VerifyPasskey
  readonly limitGuesses: LimitGuesses
  readonly recognizeDevice: RecognizeDevice
}

export const factorsDefences: FactorsDefences = {
  identifyLogin,
  verifyPassword,
  checkAccountOpen,
  offeredFactors,
  totpStep,
  spendTotpStep,
  spendRecoveryCode,
  limitPrompts,
  verifyPhoneMessage,
  verifyPushAnswer,
  redeemPrompt,
  takePasskeyChallenge,
  verifyPasskey,
  limitGuesses,
  recognizeDevice,
}
