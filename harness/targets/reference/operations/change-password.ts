import { z } from 'zod'
import { freshSeconds } from '../../../../servers/index.ts'
import { changePassword as changed, type Person } from '../../../actors/person.ts'
import { changePassword as facts } from '../../operations.ts'
import { type ReferenceOperation, unedited } from './operation.ts'

const done = z.object({ changed: z.literal(true) })

/** Marks of the passwords that a person was seen to have, oldest first: one more for each change. */
const marks = new WeakMap<Person, string[]>()

/** Called when somebody else has set the password: that is no change of the person's own. */
export function passwordWasSet(person: Person): void {
  marks.delete(person)
}

export const changePassword: ReferenceOperation = {
  // The strongest level that the person holds.
  facts: facts({ level: 3, maxAgeSeconds: freshSeconds }),
  async perform(call, _values, { edit = unedited }, person) {
    const { password: current, nextPassword: next } = person
    const answer = await call(edit({ method: 'PUT', path: '/api/profile/password', body: { current, next } }))
    if (answer.status === 200 && done.safeParse(answer.json()).success) changed(person)
    return answer
  },
  effects(deployment, person) {
    const seen = marks.get(person) ?? []
    const mark = deployment.operator.passwordMark(person.id)
    if (mark !== undefined && seen.at(-1) !== mark) seen.push(mark)
    marks.set(person, seen)
    return seen.slice(1).map(() => ({}))
  },
}
