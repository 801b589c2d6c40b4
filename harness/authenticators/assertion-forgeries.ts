/** Ways in which a WebAuthn assertion is not what an honest browser and authenticator make (W3C WebAuthn Level 3, 7.2). */
import type { Assertion, Ceremony, SoftwareAuthenticator } from './software-authenticator.ts'

export const forgeries = {
  /** The page was another one, as of a relay. */
  'other-origin': (key, asked) => key.assert({ ...asked, origin: 'https://bank.example' }),
  /** The same host, another port: another origin all the same. */
  'other-port': (key, asked) => key.assert({ ...asked, origin: withPort(asked.origin, 444) }),
  'other-rp-id': (key, asked) => key.assert({ ...asked, rpId: 'bank.example' }),
  /** A page of somebody else framed the one that asked. */
  'foreign-frame': (key, asked) => key.assert({ ...asked, crossOrigin: true }),
  /** The client data is that of a registration. */
  'create-type': (key, asked) => key.assert({ ...asked, type: 'webauthn.create' }),
  /** Signed is a challenge that the target never set. */
  'other-challenge': (key, asked) => key.assert({ ...asked, challenge: Buffer.alloc(32, 7).toString('base64url') }),
  /** The credential is named, but its key signed nothing. */
  'junk-signature': (key, asked) => withSignature(key.assert(asked), Buffer.alloc(70, 7).toString('base64url')),
  'no-signature': (key, asked) => withSignature(key.assert(asked), ''),
  /** Signed was something else: the client data were changed afterwards. */
  'signature-of-another': (key, asked) =>
    withSignature(key.assert(asked), key.assert({ ...asked, crossOrigin: true }).response.signature),
  /** The key was touched by somebody without its PIN or finger. */
  'no-user-verification': (key, asked) => key.assert({ ...asked, user: 'present' }),
  /** Nobody touched it: malware talked to it. */
  'no-user-presence': (key, asked) => key.assert({ ...asked, user: 'verified' }),
  'nobody-there': (key, asked) => key.assert({ ...asked, user: 'neither' }),
  /** A copy of the authenticator signs with the counter of the time when it was made. */
  'counter-back': (key, asked) => key.assert({ ...asked, counter: 'back' }),
  'counter-same': (key, asked) => key.assert({ ...asked, counter: 'same' }),
} as const satisfies Readonly<Record<string, (key: SoftwareAuthenticator, asked: Ceremony) => Assertion>>

export type Forgery = keyof typeof forgeries

function withSignature(assertion: Assertion, signature: string): Assertion {
  return { ...assertion, response: { ...assertion.response, signature } }
}

function withPort(origin: string, port: number): string {
  const url = new URL(origin)
  url.port = String(port)
  return url.origin
}
