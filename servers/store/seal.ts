/** Hashes for what is only compared, authenticated encryption for what has to be read again. */
import { createCipheriv, createDecipheriv, createSecretKey, hash, randomBytes } from 'node:crypto'

const ivBytes = 12
const tagBytes = 16

export interface Seal {
  /** AES-256-GCM, as base64url of iv, tag and ciphertext. */
  close(plain: string): string
  /** @throws Error when the text was altered or sealed with another key */
  open(sealed: string): string
}

export function createSeal(keyBytes: Uint8Array): Seal {
  const key = createSecretKey(keyBytes)
  return {
    close(plain) {
      const iv = randomBytes(ivBytes)
      const cipher = createCipheriv('aes-256-gcm', key, iv)
      const encrypted = Buffer.concat([cipher.update(plain, 'utf8'), cipher.final()])
      return Buffer.concat([iv, cipher.getAuthTag(), encrypted]).toString('base64url')
    },
    open(sealed) {
      const bytes = Buffer.from(sealed, 'base64url')
      const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, ivBytes), { authTagLength: tagBytes })
      decipher.setAuthTag(bytes.subarray(ivBytes, ivBytes + tagBytes))
      return decipher.update(bytes.subarray(ivBytes + tagBytes)).toString('utf8') + decipher.final('utf8')
    },
  }
}

/** SHA-256 as base64url: enough for values that carry 128 random bits or more (ASVS 11.4.2), never for passwords. */
export function fingerprint(secret: string): string {
  return hash('sha256', secret, 'base64url')
}

/** 256 random bits as base64url (ASVS 7.2.3 asks for 128). */
export function randomToken(): string {
  return randomBytes(32).toString('base64url')
}
