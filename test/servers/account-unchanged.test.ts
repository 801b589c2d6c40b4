import { expect, test } from 'vitest'
import { checkAccountUnchanged } from '../../servers/gateway/challenge/check-account-unchanged.ts'
import { credentialsChanged } from '../../servers/store/credentials-changed.ts'
import { setLocked } from '../../servers/store/people.ts'
import { makeDatabase, nowSeconds } from './store.ts'

test.each([
  { afterMs: -1000, letIn: true },
  { afterMs: 999, letIn: true },
  { afterMs: 1000, letIn: false },
  { afterMs: 60_000, letIn: false },
])('credentials that change $afterMs ms after a sign-in began: let in $letIn', ({ afterMs, letIn }) => {
  const database = makeDatabase()
  const change = { person: 'alice', says: 'changed', keepSession: null, nowMs: nowSeconds * 1000 + afterMs }
  credentialsChanged(database, change)
  expect(checkAccountUnchanged(database, 'alice', nowSeconds)).toBe(letIn)
  expect(checkAccountUnchanged(database, 'bob', nowSeconds)).toBe(true)
})

test('somebody who is locked, or not there, is not let in', () => {
  const database = makeDatabase()
  setLocked(database, 'alice', 'locked')
  expect(['alice', 'nobody'].map((person) => checkAccountUnchanged(database, person, nowSeconds))).toEqual([false, false])
})
