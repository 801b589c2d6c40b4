import { describe, expect, test } from 'vitest'
import { makePerson } from '../../harness/actors/person.ts'

const address = '127.20.0.3'
const person = (seed: number, label = 'victim') => makePerson(seed, label, 'customer', address)
/** All of a person that goes into the record or to the target, but for the passkey's key, which is made anew. */
const traits = ({ totp, authenticator: _fresh, ...rest }: ReturnType<typeof person>) => ({ ...rest, seed: totp.secret.base32 })

test('the same seed and label make the same person, whoever was made in between', () => {
  const first = traits(person(1))
  person(2)
  makePerson(3, 'another', 'administrator', address)
  expect(traits(person(1))).toEqual(first)
})

describe('another person', () => {
  test.each([
    ['from another seed', person(2)],
    ['with another label', person(1, 'attacker')],
  ])('%s shares nothing that tells people apart', (_how, other) => {
    const one = person(1)
    const secrets = ({ id, login, email, password, totp }: typeof one) => [id, login, email, password, totp.secret.base32]
    expect(secrets(other).filter((trait) => secrets(one).includes(trait))).toEqual([])
  })
})

test('five hundred people of a run are five hundred people', () => {
  const people = Array.from({ length: 500 }, (_, number) => person(42, `attempt ${number}`))
  for (const trait of ['id', 'login', 'email', 'password', 'account'] as const) {
    expect(new Set(people.map((one) => one[trait])).size, trait).toBe(500)
  }
})

test('people can be enrolled anywhere: plain logins, long passwords, account numbers, no mail to strangers', () => {
  for (let seed = 0; seed < 100; seed += 1) {
    const { login, email, password, account, id, name } = person(seed)
    expect(login).toMatch(/^[a-z0-9]+(?:\.[a-z0-9]+)+$/)
    expect(email).toBe(`${login}@example.test`)
    expect(password.length).toBeGreaterThanOrEqual(30)
    expect(account).toMatch(/^DE\d{20}$/)
    expect(id).toMatch(/^p-[0-9a-f]{10}$/)
    expect(name).toMatch(/^\S+ \S+/)
  }
})

test('role and address are as wanted', () => {
  const { role, device } = makePerson(1, 'boss', 'administrator', '127.20.9.9')
  expect([role, device.address]).toEqual(['administrator', '127.20.9.9'])
})
