/** People made from the seed: the same seed and attempt give the same names, passwords and homes. */
import { createHash } from 'node:crypto'
import { faker } from '@faker-js/faker/locale/en'
import { PushPhone } from '../authenticators/push-phone.ts'
import { SoftwareAuthenticator } from '../authenticators/software-authenticator.ts'
import { TotpGenerator } from '../authenticators/totp-generator.ts'
import type { Device } from '../network/user-agent.ts'
import type { FactorName } from '../targets/target.ts'

export interface Person {
  readonly id: string
  readonly name: string
  readonly login: string
  readonly email: string
  readonly password: string
  readonly role: 'customer' | 'administrator'
  readonly totp: TotpGenerator
  readonly authenticator: SoftwareAuthenticator
  readonly phone: PushPhone
  /** The factors besides the password that the person was enrolled with; filled then. */
  readonly holds: FactorName[]
  /** Filled by the target's `enrol` when the person holds any. */
  readonly recoveryCodes: string[]
  /** The device and the network at home. */
  readonly device: Device
  /** An account number that others can send money to. */
  readonly account: string
}

/** @param label tells the people of a run apart */
export function makePerson(seed: number, label: string, role: Person['role'], address: string): Person {
  const digest = createHash('sha256').update(`${seed}/${label}`).digest()
  faker.seed(digest.readUInt32BE(0))
  const firstName = faker.person.firstName()
  const lastName = faker.person.lastName()
  const tag = digest.toString('hex').slice(0, 10)
  const login = `${firstName}.${lastName}.${tag}`.toLowerCase().replaceAll(/[^a-z0-9.]/g, '')
  return {
    id: `p-${tag}`,
    name: `${firstName} ${lastName}`,
    login,
    email: `${login}@example.test`,
    password: `${faker.internet.password({ length: 20, pattern: /[A-Za-z0-9]/ })}-${tag}`,
    role,
    totp: new TotpGenerator(createHash('sha1').update(digest).digest()),
    authenticator: new SoftwareAuthenticator(),
    phone: new PushPhone(),
    holds: [],
    recoveryCodes: [],
    device: { address, userAgent: faker.internet.userAgent() },
    account: faker.finance.iban({ countryCode: 'DE' }),
  }
}
