/** What tests of factors do again and again: somebody signed in, a factor begun, a factor finished. */
import { Secret } from 'otpauth'
import { expect } from 'vitest'
import { z } from 'zod'
import type { SoftwareAuthenticator } from '../../harness/authenticators/software-authenticator.ts'
import { TotpGenerator } from '../../harness/authenticators/totp-generator.ts'
import {
  type AccountClient,
  type Answered,
  admit,
  makeOwner,
  type Owner,
  openApp,
  openBrowser,
  type Proof,
} from './account-client.ts'
import type { OpenDeployment } from './open-deployment.ts'

export const fifty = Array.from({ length: 50 }, (_, index) => index)

export interface SignedIn {
  readonly owner: Owner
  readonly client: AccountClient
  /** The activation code of an account without factors. */
  readonly code: string
}

type Held = Parameters<typeof admit>[2]
let made = 0

/** Somebody new, signed in with the password. */
export async function signedIn(
  town: OpenDeployment,
  factors: Held,
  surface: 'browser' | 'app' = 'browser',
  role: 'customer' | 'administrator' = 'customer',
): Promise<SignedIn> {
  made += 1
  const owner = makeOwner(`owner-${made}`)
  const code = await admit(town, owner, factors, role)
  const client = surface === 'browser' ? openBrowser(town, owner) : await openApp(town, owner)
  expect([200, 303]).toContain(await client.signIn())
  return { owner, client, code }
}

/** Another session of the same person. */
export async function anotherSession(town: OpenDeployment, owner: Owner): Promise<AccountClient> {
  const client = openBrowser(town, owner)
  expect(await client.signIn()).toBe(303)
  return client
}

export const kindsOf = ({ deployment }: OpenDeployment, person: string) => deployment.factorsOf(person).map(({ kind }) => kind)

/** What the owner was told of changes; sign-ins on new devices are told too. */
export const toldOf = ({ deployment }: OpenDeployment, person: string) =>
  deployment
    .noticesOf(person)
    .map(({ says }) => says)
    .filter((says) => !says.startsWith('Somebody signed in'))

const begunTotp = z.object({ id: z.string(), secret: z.string(), otpauth: z.string() })

export async function beginTotp(client: AccountClient, proof: Proof): Promise<z.infer<typeof begunTotp>> {
  return begunTotp.parse((await client.approved(proof, 'POST', '/api/factors/totp', { name: 'my app' })).body)
}

export function generatorOf(secret: string): TotpGenerator {
  return new TotpGenerator(Buffer.from(Secret.fromBase32(secret).bytes))
}

/** The code of the step that is now. */
export const codeOf = (secret: string) => generatorOf(secret).next(Date.now()).text

export const confirmTotp = (client: AccountClient, id: string, code: string) =>
  client.call('POST', `/api/factors/totp/${id}/confirm`, { code })

const ceremony = z.object({ challenge: z.string(), user: z.object({ id: z.string() }), excludeCredentials: z.array(z.unknown()) })

export async function beginKey(client: AccountClient, proof: Proof): Promise<z.infer<typeof ceremony>> {
  return ceremony.parse((await client.approved(proof, 'POST', '/api/factors/webauthn/options', { name: 'my key' })).body)
}

export function register(town: OpenDeployment, key: SoftwareAuthenticator, challenge: string, origin = town.deployment.origin) {
  return key.register({ challenge, origin, rpId: town.deployment.relyingParty.id })
}

export const finishKey = (client: AccountClient, response: unknown): Promise<Answered> =>
  client.call('POST', '/api/factors/webauthn', { response })
