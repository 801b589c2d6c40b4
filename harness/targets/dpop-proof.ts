/**
 * DPoP proofs with one fault each (RFC 9449, 4.2 and 4.3), for the drivers of targets: all else about such a proof is right, the key too.
 */
import { createHash, randomBytes } from 'node:crypto'
import type { KeyPair } from 'dpop'
import { decodeJwt, decodeProtectedHeader } from 'jose'

export const proofFaults = {
  'htm-other': 'a proof for another method',
  'htm-missing': 'a proof for no method',
  'htu-other-path': 'a proof for another path',
  'htu-longer-path': 'a proof for an address that begins the same',
  'htu-origin': 'a proof for the host alone',
  'htu-other-host': 'a proof for another host',
  'htu-missing': 'a proof for no address',
  'ath-other': 'a proof for another token',
  'ath-missing': 'a proof for no token',
  'iat-old': 'a proof of an hour ago',
  'iat-future': 'a proof of an hour to come',
  'iat-missing': 'a proof of no time',
  'jti-missing': 'a proof without an id',
  'nonce-missing': 'a proof without a nonce',
  'nonce-made-up': 'a proof with a made-up nonce',
  typ: 'a proof of another type',
  'alg-none': 'a proof without a signature',
  signature: 'a proof with a wrong signature',
  'private-jwk': 'a proof that shows a private key',
  'two-proofs': 'two proofs in one header',
} as const

export type ProofFault = keyof typeof proofFaults

type Json = Readonly<Record<string, unknown>>

interface Proof {
  readonly header: Json
  readonly claims: Json
}

/**
 * The value of the DPoP header.
 * @param sound a proof by the keys for the request, as their holder makes it
 */
export async function faultyProof(sound: string, { privateKey }: KeyPair, fault: ProofFault): Promise<string> {
  const { header, claims } = withFault({ header: decodeProtectedHeader(sound), claims: decodeJwt(sound) }, fault)
  const input = `${part(header)}.${part(claims)}`
  const signature = await sign(privateKey, fault === 'signature' ? `${input}x` : input)
  const proof = `${input}.${fault === 'alg-none' ? '' : signature}`
  return fault === 'two-proofs' ? `${proof}, ${proof}` : proof
}

/** What is `undefined` is left out when the proof is written. */
function withFault({ header, claims }: Proof, fault: ProofFault): Proof {
  const [url, seconds] = [String(claims.htu), Number(claims.iat)]
  const saying = (change: Json) => ({ header, claims: { ...claims, ...change } })
  const headed = (change: Json) => ({ header: { ...header, ...change }, claims })
  switch (fault) {
    case 'htm-other':
      return saying({ htm: claims.htm === 'GET' ? 'POST' : 'GET' })
    case 'htm-missing':
      return saying({ htm: undefined })
    case 'htu-other-path':
      return saying({ htu: new URL('/another/path', url).href })
    case 'htu-longer-path':
      return saying({ htu: `${url}/more` })
    case 'htu-origin':
      return saying({ htu: new URL(url).origin })
    case 'htu-other-host':
      return saying({ htu: `https://another.test${new URL(url).pathname}` })
    case 'htu-missing':
      return saying({ htu: undefined })
    case 'ath-other':
      return saying({ ath: createHash('sha256').update('another token').digest('base64url') })
    case 'ath-missing':
      return saying({ ath: undefined })
    case 'iat-old':
      return saying({ iat: seconds - 3600 })
    case 'iat-future':
      return saying({ iat: seconds + 3600 })
    case 'iat-missing':
      return saying({ iat: undefined })
    case 'jti-missing':
      return saying({ jti: undefined })
    case 'nonce-missing':
      return saying({ nonce: undefined })
    case 'nonce-made-up':
      return saying({ nonce: randomBytes(32).toString('base64url') })
    case 'typ':
      return headed({ typ: 'JWT' })
    case 'alg-none':
      return headed({ alg: 'none' })
    case 'private-jwk':
      return headed({ jwk: { ...Object(header.jwk), d: randomBytes(32).toString('base64url') } })
    case 'signature':
    case 'two-proofs':
      return { header, claims }
  }
}

async function sign(privateKey: KeyPair['privateKey'], input: string): Promise<string> {
  const signed = await crypto.subtle.sign({ name: 'ECDSA', hash: 'SHA-256' }, privateKey, Buffer.from(input))
  return Buffer.from(signed).toString('base64url')
}

function part(value: Json): string {
  return Buffer.from(JSON.stringify(value)).toString('base64url')
}
