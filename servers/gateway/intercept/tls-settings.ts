/**
 * Defence: TLS 1.2 or 1.3 with forward secrecy and authenticated encryption, and no renegotiation. Early data (0-RTT) is not taken:
 * Node has no way to take it.
 * Stops: a connection is talked down to a protocol or cipher that can be broken, or turned into another one midway (CWE-757, CWE-327;
 * ASVS 12.1.1, 12.1.2; RFC 9325, 3.1.1, 4.2).
 */
import { constants } from 'node:crypto'
import type { SecureVersion } from 'node:tls'

export interface TlsSettings {
  readonly minVersion: SecureVersion
  /** OpenSSL's names, best first. */
  readonly ciphers: string
  readonly secureOptions: number
  readonly honorCipherOrder: boolean
}

/** RFC 9325, 4.2 and 4.3: no CBC, 3DES, RC4 or NULL, no key exchange by static RSA or finite fields. */
const ciphers = [
  'TLS_AES_256_GCM_SHA384',
  'TLS_CHACHA20_POLY1305_SHA256',
  'TLS_AES_128_GCM_SHA256',
  'ECDHE-ECDSA-AES256-GCM-SHA384',
  'ECDHE-RSA-AES256-GCM-SHA384',
  'ECDHE-ECDSA-CHACHA20-POLY1305',
  'ECDHE-RSA-CHACHA20-POLY1305',
  'ECDHE-ECDSA-AES128-GCM-SHA256',
  'ECDHE-RSA-AES128-GCM-SHA256',
]

export const tlsSettings: TlsSettings = {
  minVersion: 'TLSv1.2',
  ciphers: ciphers.join(':'),
  secureOptions: constants.SSL_OP_NO_RENEGOTIATION,
  honorCipherOrder: true,
}
