/** Makes access tokens that the target never issued, out of one that it did: what a forger knows is public, but for the token itself. */
import { createHmac, createPublicKey } from 'node:crypto'
import { generateKeyPair, type KeyPair } from 'dpop'
import { calculateJwkThumbprint, exportJWK, type JWK } from 'jose'

type Json = Readonly<Record<string, unknown>>

/** The key that the target's tokens are verified with, in the forms that keys are written in. */
export interface PublishedKey {
  readonly jwk: JWK
  readonly pem: string
  /** SubjectPublicKeyInfo, DER. */
  readonly spki: Uint8Array
}

/** What a forger has on the table. */
export interface Bench {
  readonly published: PublishedKey
  /** The public part of the forger's own key, ES256. */
  readonly own: JWK
  /** The token that he starts from, as its three parts. */
  readonly genuine: readonly [string, string, string]
  /** Where the forger's own keys stand, as a JWK Set. */
  readonly keySet: string
  /** Epoch seconds. */
  readonly now: number
  /** What the target's own tokens say of a proof of this level, without its time. */
  claimsOf(level: number): Json
}

export type Signature =
  /** Two parts and an empty third one; `no-third-part`: not even that. */
  | { readonly by: 'nobody' | 'no-third-part' }
  /** The signature of the token that he started from. */
  | { readonly by: 'the-issuer' }
  | { readonly by: 'own-key' }
  | { readonly by: 'hmac'; readonly hash: 'sha256' | 'sha384' | 'sha512'; readonly secret: (bench: Bench) => string | Uint8Array }

export interface TokenForgery {
  /** What it is, for people: `a token without a signature`. */
  readonly what: string
  /** Changes the header. */
  readonly header?: (genuine: Json, bench: Bench) => Json
  /** Changes the claims; those that bind the token to a key name the forger's key already. */
  readonly claims?: (genuine: Json, bench: Bench) => Json
  readonly signed: Signature
  /** Puts the token together in another way than the compact one. */
  readonly written?: (forged: string, bench: Bench) => string
}

export function publishedKey(jwk: JWK): PublishedKey {
  const key = createPublicKey({ key: jwk, format: 'jwk' })
  return { jwk, pem: String(key.export({ type: 'spki', format: 'pem' })), spki: key.export({ type: 'spki', format: 'der' }) }
}

export const makeOwnKey = (): Promise<KeyPair> => generateKeyPair('ES256')

/** @throws TypeError when what the forger starts from is no JWT */
export async function forge(own: KeyPair, bench: Bench, { header, claims, signed, written }: TokenForgery): Promise<string> {
  const [head, body, signature] = bench.genuine
  const genuine = { header: read(head), claims: read(body) }
  const bound = await boundTo(own, genuine.claims)
  const input = `${part(header?.(genuine.header, bench) ?? genuine.header)}.${part(claims?.(bound, bench) ?? bound)}`
  const token = signed.by === 'no-third-part' ? input : `${input}.${await signatureOver(own, bench, input, signed, signature)}`
  return written?.(token, bench) ?? token
}

async function signatureOver(own: KeyPair, bench: Bench, input: string, signed: Signature, genuine: string): Promise<string> {
  switch (signed.by) {
    case 'the-issuer':
      return genuine
    case 'own-key': {
      const made = await crypto.subtle.sign({ name: 'ECDSA', hash: 'SHA-256' }, own.privateKey, Buffer.from(input))
      return Buffer.from(made).toString('base64url')
    }
    case 'hmac':
      return createHmac(signed.hash, signed.secret(bench)).update(input).digest('base64url')
    default:
      return ''
  }
}

async function boundTo({ publicKey }: KeyPair, claims: Json): Promise<Json> {
  if (claims.cnf === undefined) return claims
  return { ...claims, cnf: { jkt: await calculateJwkThumbprint(await exportJWK(publicKey)) } }
}

/** @throws TypeError for a text that is no part of a JWT */
function read(text: string): Json {
  try {
    return JSON.parse(Buffer.from(text, 'base64url').toString()) as Json
  } catch (error) {
    throw new TypeError('this is no part of a JWT', { cause: error })
  }
}

function part(value: Json): string {
  return Buffer.from(JSON.stringify(value)).toString('base64url')
}
