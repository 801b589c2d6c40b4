/**
 * The signature of a manifest: a JWS with detached content (RFC 7515, appendix F), in flattened JSON, by Ed25519 (RFC 8037; RFC 9864,
 * 2.2). The public key stands in its header (RFC 7515, 4.1.3): whether it is the right one, only who knows its thumbprint can say.
 */
import {
  type CryptoKey,
  calculateJwkThumbprint,
  EmbeddedJWK,
  exportJWK,
  FlattenedSign,
  flattenedVerify,
  generateKeyPair,
  importJWK,
  importPKCS8,
  type JWK,
} from 'jose'
import { z } from 'zod'
import { ConfigError, messageOf } from '../errors.ts'

const algorithm = 'Ed25519'

const jws = z.strictObject({ protected: z.string(), signature: z.string() })
const publicKey = z.object({ kty: z.literal('OKP'), crv: z.literal('Ed25519'), x: z.string() })

export type Signed = { readonly thumbprint: string } | { readonly fault: string }

/** A new private key, as JWK text. */
export async function makeKey(): Promise<string> {
  const { privateKey } = await generateKeyPair(algorithm, { extractable: true })
  return `${JSON.stringify({ ...(await exportJWK(privateKey)), alg: algorithm })}\n`
}

/** @param text an Ed25519 private key, as JWK or as PKCS#8 in PEM. @throws ConfigError for anything else */
export async function readKey(text: string, from: string): Promise<CryptoKey> {
  const key = await read(text).catch((error: unknown) => {
    throw new ConfigError(`${from} holds no key that can be read: ${messageOf(error)}; expected ${expectedKey}`, { cause: error })
  })
  if (key instanceof Uint8Array || key.type !== 'private') throw new ConfigError(`${from}: expected ${expectedKey}`)
  return key
}

const expectedKey = 'an Ed25519 private key, as JWK or as PKCS#8 in PEM'

async function read(text: string): Promise<CryptoKey | Uint8Array> {
  if (text.startsWith('-----BEGIN')) return importPKCS8(text, algorithm, { extractable: true })
  return importJWK({ ...(JSON.parse(text) as JWK), ext: true }, algorithm)
}

/** The thumbprint of its public part (RFC 7638), by which a signer is known. */
export async function thumbprintOf(key: CryptoKey): Promise<string> {
  return calculateJwkThumbprint(await publicPart(key))
}

export async function sign(manifest: Uint8Array, key: CryptoKey): Promise<string> {
  const header = { alg: algorithm, jwk: await publicPart(key) }
  const { protected: protectedHeader = '', signature } = await new FlattenedSign(manifest).setProtectedHeader(header).sign(key)
  return signatureText({ protected: protectedHeader, signature })
}

/** Who signed the manifest, or why nobody did. Only the one way of writing a signature is accepted, so that no byte of it can differ. */
export async function verify(manifest: Uint8Array, signature: string): Promise<Signed> {
  const parsed = jws.safeParse(parsedJson(signature))
  if (!parsed.success || signatureText(parsed.data) !== signature) return { fault: 'it is not written as a signature is' }
  const bytes = Buffer.from(parsed.data.signature, 'base64url')
  if (bytes.toString('base64url') !== parsed.data.signature) return { fault: 'it is not written as a signature is' }
  try {
    const payload = Buffer.from(manifest).toString('base64url')
    const { protectedHeader } = await flattenedVerify({ ...parsed.data, payload }, EmbeddedJWK, { algorithms: [algorithm] })
    return { thumbprint: await calculateJwkThumbprint(publicKey.parse(protectedHeader?.jwk)) }
  } catch (error) {
    return { fault: `it does not fit the manifest: ${messageOf(error)}` }
  }
}

function signatureText(parts: z.infer<typeof jws>): string {
  return `${JSON.stringify({ protected: parts.protected, signature: parts.signature })}\n`
}

async function publicPart(key: CryptoKey): Promise<z.infer<typeof publicKey>> {
  return publicKey.parse(await exportJWK(key))
}

function parsedJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
