/** WebAuthn registrations as no honest browser would send them: other flags, another algorithm, another relying party. */
import { createHash, generateKeyPairSync, randomBytes } from 'node:crypto'
import { isoCBOR } from '@simplewebauthn/server/helpers'

export const flag = { present: 0x01, verified: 0x04, attested: 0x40 } as const

export interface Wanted {
  readonly challenge: string
  readonly origin: string
  readonly rpId: string
  readonly flags?: number
  /** COSE number: -7 ES256, -35 ES384. */
  readonly algorithm?: -7 | -35
  readonly crossOrigin?: boolean
  readonly type?: string
  readonly counter?: number
}

export function makeRegistration({ challenge, origin, rpId, ...wanted }: Wanted) {
  const { flags = flag.present | flag.verified | flag.attested, algorithm = -7, crossOrigin = false } = wanted
  const { type = 'webauthn.create', counter = 0 } = wanted
  const id = randomBytes(32)
  const head = Buffer.alloc(5)
  head.writeUInt8(flags)
  head.writeUInt32BE(counter, 1)
  const rpHash = createHash('sha256').update(rpId).digest()
  const key = new Uint8Array(coseKey(algorithm))
  const attested = Buffer.concat([Buffer.alloc(16), Buffer.from([0, id.length]), id, key])
  const authData = new Uint8Array(Buffer.concat([rpHash, head, attested]))
  const attestation = new Map<string, string | Uint8Array<ArrayBuffer> | Map<string, string>>([
    ['fmt', 'none'],
    ['attStmt', new Map<string, string>()],
    ['authData', authData],
  ])
  const client = JSON.stringify({ type, challenge, origin, crossOrigin })
  return {
    id: id.toString('base64url'),
    rawId: id.toString('base64url'),
    type: 'public-key',
    clientExtensionResults: {},
    response: {
      clientDataJSON: Buffer.from(client).toString('base64url'),
      attestationObject: Buffer.from(isoCBOR.encode(attestation)).toString('base64url'),
    },
  }
}

/** An EC public key as COSE (RFC 9053, 7.1.1). */
function coseKey(algorithm: -7 | -35): Uint8Array {
  const curve = algorithm === -7 ? { name: 'P-256', number: 1 } : { name: 'P-384', number: 2 }
  const { x, y } = generateKeyPairSync('ec', { namedCurve: curve.name }).publicKey.export({ format: 'jwk' })
  const coordinate = (value: string | undefined) => new Uint8Array(Buffer.from(value ?? '', 'base64url'))
  return isoCBOR.encode(
    new Map<number, number | Uint8Array<ArrayBuffer>>([
      [1, 2],
      [3, algorithm],
      [-1, curve.number],
      [-2, coordinate(x)],
      [-3, coordinate(y)],
    ]),
  )
}
