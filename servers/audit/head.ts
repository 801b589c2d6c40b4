/** The head of the audit log as it stands in the store: sealed, so that nobody without the key can move it. */
import { z } from 'zod'
import type { Seal } from '../store/seal.ts'
import type { Head } from './chain.ts'

const headSchema = z.object({ number: z.number(), hash: z.string() })

export function sealHead(seal: Seal, head: Head): string {
  return seal.close(JSON.stringify(head))
}

/** `null` when it was tampered with, or sealed with another key. */
export function readHead(seal: Seal, sealed: string): Head | null {
  try {
    return headSchema.parse(JSON.parse(seal.open(sealed)))
  } catch {
    return null
  }
}
