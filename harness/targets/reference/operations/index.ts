/** The operations of the reference that scenarios speak of. */
import { activate } from './activate.ts'
import { addPayee } from './add-payee.ts'
import { adminPage } from './admin-page.ts'
import { batch } from './batch.ts'
import { changeEmail } from './change-email.ts'
import { changeLimit } from './change-limit.ts'
import { changePassword } from './change-password.ts'
import { enrolFactor } from './enrol-factor.ts'

import { enrolPasskey } from './enrol-passkey.ts'
import { enrolTotp } from './enrol-totp.ts'

import { listFactors } from './list-factors.ts'
import { makeRecoveryCodes } from './make-recovery-codes.ts'
import type { ReferenceOperation } from './operation.ts'
import { removeFactor } from './remove-factor.ts'
import { statement } from './statement.ts'
import { transfer } from './transfer.ts'
import { trustDevice } from './trust-device.ts'

export const operations: readonly ReferenceOperation[] = [
  statement,
  listFactors,
  transfer,
  batch,
  addPayee,
  changeLimit,
  changeEmail,
  removeFactor,
  adminPage,
  changePassword,
  trustDevice,
  enrolFactor,
  enrolTotp,
  enrolPasskey,
  activate,
  makeRecoveryCodes,
]

/** @throws Error for an id that the reference does not declare: the plan leaves such scenarios out */
export function operationCalled(id: string): ReferenceOperation {
  const found = operations.find(({ facts }) => facts.id === id)
  if (found === undefined) throw new Error(`the reference has no operation ${id}`)
  return found
}
