import { expect, test, vi } from 'vitest'

const derived = vi.hoisted(() => ({ times: 0 }))
vi.mock('node:crypto', async (original) => {
  const crypto = await original<typeof import('node:crypto')>()
  const argon2Sync: typeof crypto.argon2Sync = (...parameters) => {
    derived.times += 1
    return crypto.argon2Sync(...parameters)
  }
  return { ...crypto, argon2Sync }
})

const { hashPassword, runCost } = await import('../../servers/factors/password.ts')
const { verifyPassword } = await import('../../servers/factors/verify-password.ts')

const nobodys = hashPassword('nobody’s', runCost)
const stored = hashPassword('right', runCost)

test.each([
  { what: 'the right password', password: 'right', stored, right: true },
  { what: 'a wrong one', password: 'wrong', stored, right: false },
  { what: 'one for nobody', password: 'right', stored: undefined, right: false },
  { what: 'one that happens to be nobody’s', password: 'nobody’s', stored: undefined, right: false },
])('$what is hashed once', ({ password, stored, right }) => {
  derived.times = 0
  expect([verifyPassword(password, { stored, nobodys }), derived.times]).toEqual([right, 1])
})
