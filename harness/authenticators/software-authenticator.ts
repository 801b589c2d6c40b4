/**
 * A WebAuthn authenticator in software: real ES256 keys, real attestation and assertion objects (W3C WebAuthn Level 3, section 6).
 * Attestation is `none`, presence and verification of the user are claimed: what a scenario wants otherwise it asks for.
 */
import { createHash, generateKeyPairSync, type KeyObject, randomBytes, sign } from 'node:crypto'
import { isoCBOR } from '@simplewebauthn/server/helpers'

/** What a page asks an authenticator for, and where the page is. */
export interface Ceremony {
  readonly challenge: string
  readonly origin: string
  readonly rpId: string
}

export interface AssertionOptions extends Ceremony {
  /** Default `webauthn.get`. */
  readonly type?: 'webauthn.get' | 'webauthn.create'
  /** What the authenticator claims of its user; default `present and verified`. */
  readonly user?: keyof typeof userFlags
  /** Default `on`: one more than the last time, or always 0 where there is no counter. */
  readonly counter?: 'on' | 'same' | 'back'
  /** Whether a page of another origin framed the one that asked; default false. */
  readonly crossOrigin?: boolean
}

/** AuthenticationResponseJSON. */
export type Assertion = ReturnType<SoftwareAuthenticator['assert']>

interface Credential {
  readonly id: Buffer
  readonly key: KeyObject
  readonly publicKey: KeyObject
  counter: number
}

const userPresent = 0x01
const userVerified = 0x04
const attestedCredentialData = 0x40
const userFlags = {
  'present and verified': userPresent | userVerified,
  present: userPresent,
  verified: userVerified,
  neither: 0,
} as const

export class SoftwareAuthenticator {
  #credential: Credential | undefined
  #counts = true

  /** From now on it is one of those that live on several devices and count nothing: their counter stays 0. */
  syncs(): void {
    this.#counts = false
  }

  /** The credential for another authenticator to hold, base64 and PKCS #8; from then on the counter goes on there. `null` before `register`. */
  credential(): { readonly credentialId: string; readonly privateKey: string; readonly signCount: number } | null {
    if (this.#credential === undefined) return null
    const { id, key, counter } = this.#credential
    const privateKey = key.export({ type: 'pkcs8', format: 'der' }).toString('base64')
    return { credentialId: id.toString('base64'), privateKey, signCount: counter }
  }

  /** Answers `navigator.credentials.create`, as RegistrationResponseJSON. */
  register({ challenge, origin, rpId }: Ceremony) {
    const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
    const credential: Credential = { id: randomBytes(32), key: privateKey, publicKey, counter: 0 }
    this.#credential = credential
    const idLength = Buffer.alloc(2)
    idLength.writeUInt16BE(credential.id.length)
    const attested = Buffer.concat([Buffer.alloc(16), idLength, credential.id, coseKey(publicKey)])
    const authData = Buffer.concat([authenticatorData(rpId, userPresent | userVerified | attestedCredentialData, 0), attested])
    const attestationObject = isoCBOR.encode(
      new Map<string, unknown>([
        ['fmt', 'none'],
        ['attStmt', new Map()],
        ['authData', new Uint8Array(authData)],
      ]) as Parameters<typeof isoCBOR.encode>[0],
    )
    const id = credential.id.toString('base64url')
    return {
      id,
      rawId: id,
      type: 'public-key' as const,
      clientExtensionResults: {},
      response: {
        clientDataJSON: clientData('webauthn.create', challenge, origin, false).toString('base64url'),
        attestationObject: Buffer.from(attestationObject).toString('base64url'),
      },
    }
  }

  /** Answers `navigator.credentials.get`, as AuthenticationResponseJSON. */
  assert({ challenge, origin, rpId, ...unusual }: AssertionOptions) {
    const credential = this.#credential
    if (credential === undefined) throw new Error('this authenticator holds no credential: register first')
    const { type = 'webauthn.get', user = 'present and verified', counter = 'on', crossOrigin = false } = unusual
    if (counter === 'on' && this.#counts) credential.counter += 1
    const count = counter === 'back' ? Math.max(0, credential.counter - 1) : credential.counter
    const data = authenticatorData(rpId, userFlags[user], count)
    const client = clientData(type, challenge, origin, crossOrigin)
    const signature = sign('sha256', Buffer.concat([data, createHash('sha256').update(client).digest()]), credential.key)
    const id = credential.id.toString('base64url')
    return {
      id,
      rawId: id,
      type: 'public-key' as const,
      clientExtensionResults: {},
      response: {
        clientDataJSON: client.toString('base64url'),
        authenticatorData: data.toString('base64url'),
        signature: signature.toString('base64url'),
      },
    }
  }
}

function clientData(type: string, challenge: string, origin: string, crossOrigin: boolean): Buffer {
  return Buffer.from(JSON.stringify({ type, challenge, origin, crossOrigin }))
}

/** @see https://www.w3.org/TR/webauthn-3/#sctn-authenticator-data */
function authenticatorData(rpId: string, flags: number, counter: number): Buffer {
  const tail = Buffer.alloc(5)
  tail.writeUInt8(flags)
  tail.writeUInt32BE(counter, 1)
  return Buffer.concat([createHash('sha256').update(rpId).digest(), tail])
}

/** An ES256 public key as COSE (RFC 9053, 7.1.1). */
function coseKey(publicKey: KeyObject): Uint8Array {
  const { x, y } = publicKey.export({ format: 'jwk' })
  const coordinate = (value: string | undefined) => new Uint8Array(Buffer.from(value ?? '', 'base64url'))
  const key = new Map<number, number | Uint8Array>([
    [1, 2],
    [3, -7],
    [-1, 1],
    [-2, coordinate(x)],
    [-3, coordinate(y)],
  ])
  return isoCBOR.encode(key as Parameters<typeof isoCBOR.encode>[0])
}
