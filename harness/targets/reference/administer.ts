/** What the operator of the reference does to an account: the same changes as an administrator's. */
import type { Deployment } from '../../../servers/index.ts'
import { changePassword, type Person } from '../../actors/person.ts'
import type { OperatorDeed } from '../target.ts'
import { passwordWasSet } from './operations/change-password.ts'

type Administered = Pick<Deployment, 'operator'>

const deeds: Readonly<Record<OperatorDeed, (deployment: Administered, person: Person) => Promise<void>>> = {
  locked: ({ operator }, { id }) => operator.setLock(id, 'locked'),
  unlocked: ({ operator }, { id }) => operator.setLock(id, 'open'),
  'role-taken': ({ operator }, { id }) => operator.setRole(id, 'customer'),
  async 'password-reset'({ operator }, person) {
    await operator.resetPassword(person.id, person.nextPassword)
    changePassword(person)
    passwordWasSet(person)
  },
  'factors-removed': ({ operator }, { id }) => operator.resetFactors(id),
  deleted: ({ operator }, { id }) => operator.deleteAccount(id),
}

export function administer(deployment: Administered, person: Person, deed: OperatorDeed): Promise<void> {
  return deeds[deed](deployment, person)
}
