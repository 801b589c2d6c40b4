/** What the owners of accounts were told while a phase was played. */
import type { Person } from '../actors/person.ts'
import type { Notice, Role } from '../record.ts'
import { hooked } from '../targets/hooked.ts'
import type { Target } from '../targets/target.ts'

/** All notices so far, by account; `null` when the target has no mailboxes to show. */
export async function mailsOf(
  target: Target,
  people: Readonly<Partial<Record<Role, Person>>>,
): Promise<Readonly<Record<Role, readonly Notice[]>> | null> {
  if (target.mailbox === undefined) return null
  const read = async (account: Role) => {
    const person = people[account]
    const mails = person === undefined || target.mailbox === undefined ? [] : await hooked('mailbox', target.mailbox(person))
    return mails.map(({ about }) => ({ account, about }))
  }
  return { victim: await read('victim'), attacker: await read('attacker') }
}

type Mails = Awaited<ReturnType<typeof mailsOf>>

/** What came after the earlier reading. */
export function noticesSince(before: Mails, after: Mails): Notice[] | null {
  if (before === null || after === null) return null
  return (['victim', 'attacker'] as const).flatMap((account) => after[account].slice(before[account].length))
}
