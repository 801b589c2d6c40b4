/** The operations of the reference that scenarios speak of. */
import { adminPage } from './admin-page.ts'
import { batch } from './batch.ts'
import { changeEmail } from './change-email.ts'
import { listFactors } from './list-factors.ts'
import type { ReferenceOperation } from './operation.ts'
import { statement } from './statement.ts'
import { transfer } from './transfer.ts'

export const operations: readonly ReferenceOperation[] = [statement, listFactors, transfer, batch, changeEmail, adminPage]

/** @throws Error for an id that the reference does not declare: the plan leaves such scenarios out */
export function operationCalled(id: string): ReferenceOperation {
  const found = operations.find(({ facts }) => facts.id === id)
  if (found === undefined) throw new Error(`the reference has no operation ${id}`)
  return found
}
