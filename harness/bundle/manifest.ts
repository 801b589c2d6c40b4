/** What a bundle holds, by hashes: every file in blocks, so that a change is found where it is, and every attempt in a chain. */
import { hash } from 'node:crypto'
import { z } from 'zod'
import type { RunRecord } from '../record.ts'
import { suite } from '../version.ts'

export const manifestFile = 'manifest.json'
export const signatureFile = 'manifest.jws.json'
export const recordFile = 'run.json'
export const matrixFile = 'kill-matrix.json'

/** Bytes that one hash stands for: a change is named as closely as this. */
export const blockBytes = 65_536

const sha256 = z.string().regex(/^[0-9a-f]{64}$/)

const file = z
  .object({
    name: z.string(),
    bytes: z.int().nonnegative(),
    /** SHA-256 of each block in turn, the last one shorter. */
    blocks: z.array(sha256).readonly(),
  })
  .readonly()

const link = z
  .object({
    id: z.string(),
    /** SHA-256 of the attempt as JSON, as it stands in the record. */
    sha256,
    /** SHA-256 of the link before, as hexadecimal text (empty for the first), followed by this attempt's hash. */
    chain: sha256,
  })
  .readonly()

export const manifestSchema = z
  .object({
    format: z.literal('stepproof-bundle'),
    version: z.literal(1),
    suite: z.object({ name: z.string(), version: z.string() }).readonly(),
    createdDateTime: z.iso.datetime(),
    files: z.array(file).readonly(),
    attempts: z.array(link).readonly(),
  })
  .readonly()

export type Manifest = z.infer<typeof manifestSchema>
export type FileEntry = z.infer<typeof file>
export type Link = z.infer<typeof link>
export type BundleFiles = ReadonlyMap<string, Uint8Array>

export function makeManifest(files: BundleFiles, record: RunRecord, createdDateTime: string): Manifest {
  return {
    format: 'stepproof-bundle',
    version: 1,
    suite,
    createdDateTime,
    files: [...files].map(([name, bytes]) => ({ name, bytes: bytes.byteLength, blocks: blocksOf(bytes) })),
    attempts: chainOf(record),
  }
}

/** The one way in which a manifest is written. */
export function manifestText(manifest: Manifest): string {
  return `${JSON.stringify(manifest, null, 1)}\n`
}

export function blocksOf(bytes: Uint8Array): string[] {
  const count = Math.ceil(bytes.byteLength / blockBytes)
  return Array.from({ length: count }, (_, index) =>
    hash('sha256', bytes.subarray(index * blockBytes, (index + 1) * blockBytes), 'hex'),
  )
}

export function chainOf({ attempts }: Pick<RunRecord, 'attempts'>): Link[] {
  let chain = ''
  return attempts.map((attempt) => {
    const sha256 = hash('sha256', JSON.stringify(attempt), 'hex')
    chain = hash('sha256', chain + sha256, 'hex')
    return { id: attempt.id, sha256, chain }
  })
}
