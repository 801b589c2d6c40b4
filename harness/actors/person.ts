/** People made from the seed: the same seed and attempt give the same names, passwords and homes. */
import { createHash } from 'node:crypto'
import { faker } from '@faker-js/faker/locale/en'
import { PushPhone } from '../authenticators/push-phone.ts'
import { SoftwareAuthenticator } from '../authenticators/software-authenticator.ts'
import { TotpGenerator } from '../authenticators/totp-generator.ts'
import type { Device } from '../network/user-agent.ts'
import type { Hands } from '../targets/target.ts'

export interface Person {
  readonly id: string
  readonly name: string
  readonly login: string
  readonly email: string
  /** The one in use: whoever changes it puts the other one here. */
  password: string
  /** The one that comes next. */
  nextPassword: string
  readonly role: 'customer' | 'administrator'
  /** The ones in use: whoever binds new ones puts them here. */
  totp: TotpGenerator
  authenticator: SoftwareAuthenticator
  /** What was begun of a new authenticator and not finished. */
  begun: Hands['begun']
  readonly phone: PushPhone
  /** Filled by the target's `enrol` when the person holds any. */
  readonly recoveryCodes: string[]
  /** The device and the network at home. */
  readonly device: Device
  /** An account number that others can send money to. */
  readonly account: string
}

/** The person uses the next password from now on. */
export function changePassword(person: Person): void {
  const { password, nextPassword } = person
  person.password = nextPassword
  person.nextPassword = password
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
    nextPassword: `${digest.toString('base64url').slice(0, 20)}-${tag}`,
    role,
    totp: new TotpGenerator(createHash('sha1').update(digest).digest()),
    authenticator: new SoftwareAuthenticator(),
    begun: null,
    phone: new PushPhone(),
    recoveryCodes: [],
    device: { address, userAgent: faker.internet.userAgent() },
    account: faker.finance.iban({ countryCode: 'DE' }),
  }
}
