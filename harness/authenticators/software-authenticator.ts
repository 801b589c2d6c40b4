/**
 * A WebAuthn authenticator in software: real ES256 keys, real attestation and assertion objects (W3C WebAuthn Level 3, section 6).
 * Attestation is `none`, user verification is always claimed: what a scenario wants otherwise it asks for.
 */
import { createHash, generateKeyPairSync, type KeyObject, randomBytes, sign } from 'node:crypto'
import { isoCBOR } from '@simplewebauthn/server/helpers'

export interface AssertionOptions {
  readonly challenge: string
  readonly origin: string
  readonly rpId: string
}

interface Credential {
  readonly id: Buffer
  readonly key: KeyObject
  readonly publicKey: KeyObject
  counter: number
}

const userPresent = 0x01
const userVerified = 0x04
const attestedCredentialData = 0x40

export class SoftwareAuthenticator {
  #credential: Credential | undefined

  /** Answers `navigator.credentials.create`, as RegistrationResponseJSON. */
  register({ challenge, origin, rpId }: AssertionOptions) {
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
        clientDataJSON: clientData('webauthn.create', challenge, origin).toString('base64url'),
        attestationObject: Buffer.from(attestationObject).toString('base64url'),
      },
    }
  }

  /** Answers `navigator.credentials.get`, as AuthenticationResponseJSON. */
  assert({ challenge, origin, rpId }: AssertionOptions) {
    const credential = this.#credential
    if (credential === undefined) throw new Error('this authenticator holds no credential: register first')
    credential.counter += 1
    const data = authenticatorData(rpId, userPresent | userVerified, credential.counter)
    const client = clientData('webauthn.get', challenge, origin)
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

function clientData(type: string, challenge: string, origin: string): Buffer {
  return Buffer.from(JSON.stringify({ type, challenge, origin, crossOrigin: false }))
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
