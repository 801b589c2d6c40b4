/** Context: who sends the request, on which device, with what that still holds. */
import { type CredentialsChanged, credentialsChanged } from '../../store/credentials-changed.ts'
import { type ApprovalsOf, approvalsOf } from '../context/approvals-of.ts'
import { type BindDeviceKey, bindDeviceKey } from '../context/bind-device-key.ts'
import { type CheckDeviceProof, checkDeviceProof } from '../context/check-device-proof.ts'
import { type CheckDpopNonce, checkDpopNonce } from '../context/check-dpop-nonce.ts'
import { type CheckDpopProof, checkDpopProof } from '../context/check-dpop-proof.ts'
import { type CheckSessionDevice, checkSessionDevice } from '../context/check-session-device.ts'
import { type CheckSessionLifetime, checkSessionLifetime } from '../context/check-session-lifetime.ts'
import { type CheckTokenState, checkTokenState } from '../context/check-token-state.ts'
import { type CountsAsActivity, countsAsActivity } from '../context/counts-as-activity.ts'
import { type Identify, identify } from '../context/identify.ts'
import { type RequireTokenBinding, requireTokenBinding } from '../context/require-token-binding.ts'
import { type SignOut, signOut } from '../context/sign-out.ts'
import { type SignOutApp, signOutApp } from '../context/sign-out-app.ts'
import { type SignOutEverywhere, signOutEverywhere } from '../context/sign-out-everywhere.ts'
import { type CheckTrustedDevice, checkTrustedDevice } from '../context/trusted-device.ts'
import { type VerifyAccessToken, verifyAccessToken } from '../context/verify-access-token.ts'

export interface ContextDefences {
  readonly identify: Identify
  readonly checkSessionDevice: CheckSessionDevice
  readonly checkSessionLifetime: CheckSessionLifetime
  readonly countsAsActivity: CountsAsActivity
  readonly bindDeviceKey: BindDeviceKey
  readonly checkDeviceProof: CheckDeviceProof
  readonly checkTrustedDevice: CheckTrustedDevice
  readonly verifyAccessToken: VerifyAccessToken
  readonly checkDpopProof: CheckDpopProof
  readonly requireTokenBinding: RequireTokenBinding
  readonly checkTokenState: CheckTokenState
  readonly checkDpopNonce: CheckDpopNonce
  readonly approvalsOf: ApprovalsOf
  readonly signOut: SignOut
  readonly signOutApp: SignOutApp
  readonly signOutEverywhere: SignOutEverywhere
  readonly credentialsChanged: CredentialsChanged
}

export const contextDefences: ContextDefences = {
  identify,
  checkSessionDevice,
  checkSessionLifetime,
  countsAsActivity,
  bindDeviceKey,
  checkDeviceProof,
  checkTrustedDevice,
  verifyAccessToken,
  checkDpopProof,
  requireTokenBinding,
  checkTokenState,
  checkDpopNonce,
  approvalsOf,
  signOut,
  signOutApp,
  signOutEverywhere,
  credentialsChanged,
}
