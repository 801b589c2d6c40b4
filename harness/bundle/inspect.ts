/**
 * Whether a bundle is what was signed, and says what follows from its evidence. In this order: 1 the signature of the manifest; 2 the
 * hashes of the files; 3 the chain of the attempts; 4 every verdict, judged again; 5 every report, made again. Needs nothing but the bundle.
 */
import { isDeepStrictEqual } from 'node:util'
import { messageOf } from '../errors.ts'
import { type KillMatrix, killMatrixSchema } from '../kill-matrix-record.ts'
import { type RunRecord, runRecordSchema } from '../record.ts'
import { verdict } from '../verdict.ts'
import { suite } from '../version.ts'
import {
  type BundleFiles,
  blockBytes,
  blocksOf,
  chainOf,
  type FileEntry,
  type Manifest,
  manifestFile,
  manifestSchema,
  manifestText,
  matrixFile,
  recordFile,
  signatureFile,
} from './manifest.ts'
import { verify } from './signature.ts'

export interface Fault {
  /** A file, with the bytes or the attempt where it is. */
  readonly place: string
  readonly says: string
}

export interface Inspection {
  /** Of the key that signed the manifest (RFC 7638); `null` when nobody did. */
  readonly signer: string | null
  readonly suite: Manifest['suite'] | null
  readonly files: number
  readonly attempts: number
  /** Verdicts that were judged again; attempts that are not applicable have no evidence to judge. */
  readonly judgedAgain: number
  /** Reports that were made again; none when the bundle is from another version, whose reports differ. */
  readonly madeAgain: number
  readonly faults: readonly Fault[]
}

/** Makes the reports of a run anew: their file names and texts. */
export type MakeReports = (record: RunRecord, matrix: KillMatrix | null) => ReadonlyMap<string, Uint8Array>

/** @param signer the thumbprint that the signer's key must have; `null` accepts any */
export async function inspectBundle(files: BundleFiles, signer: string | null, makeReports: MakeReports): Promise<Inspection> {
  const nothing = { signer: null, suite: null, files: 0, attempts: 0, judgedAgain: 0, madeAgain: 0 }
  const signed = await signedManifest(files, signer)
  if ('faults' in signed) return { ...nothing, faults: signed.faults }
  const { manifest } = signed
  const changed = [...contentFaults(files, manifest), ...strangers(files, manifest)]
  const found = { signer: signed.signer, suite: manifest.suite, files: manifest.files.length, attempts: manifest.attempts.length }
  const record = recordIn(files)
  if ('place' in record) return { ...nothing, ...found, faults: [...changed, record] }
  const judged = judgeAgain(record)
  const made = changed.length === 0 && manifest.suite.version === suite.version ? makeAgain(files, record, makeReports) : null
  return {
    ...found,
    judgedAgain: judged.count,
    madeAgain: made?.count ?? 0,
    faults: [...changed, ...chainFaults(files, manifest), ...judged.faults, ...(made?.faults ?? [])],
  }
}

async function signedManifest(
  files: BundleFiles,
  signer: string | null,
): Promise<{ manifest: Manifest; signer: string } | { faults: Fault[] }> {
  const fault = (place: string, says: string) => ({ faults: [{ place, says }] })
  const bytes = files.get(manifestFile)
  const signature = files.get(signatureFile)
  if (bytes === undefined) return fault(manifestFile, 'it is missing')
  if (signature === undefined) return fault(signatureFile, 'it is missing')
  const signed = await verify(bytes, Buffer.from(signature).toString('latin1'))
  if ('fault' in signed) return fault(`${manifestFile} or ${signatureFile}`, signed.fault)
  if (signer !== null && signed.thumbprint !== signer)
    return fault(signatureFile, `signed by the key ${signed.thumbprint}, expected ${signer}`)
  const manifest = manifestSchema.safeParse(parsedJson(bytes))
  if (!manifest.success) return fault(manifestFile, 'it is no manifest of this version')
  if (manifestText(manifest.data) !== textOf(bytes)) return fault(manifestFile, 'it is not written as a manifest is')
  return { manifest: manifest.data, signer: signed.thumbprint }
}

function contentFaults(files: BundleFiles, manifest: Manifest): Fault[] {
  return manifest.files.flatMap((entry) => {
    const bytes = files.get(entry.name)
    return bytes === undefined ? [{ place: entry.name, says: 'it is missing' }] : changedBlocks(entry, bytes)
  })
}

function changedBlocks({ name, bytes: expected, blocks }: FileEntry, bytes: Uint8Array): Fault[] {
  const found = blocksOf(bytes)
  const wrong = Array.from({ length: Math.max(found.length, blocks.length) }, (_, index) => index).filter(
    (index) => found[index] !== blocks[index],
  )
  const [first] = wrong
  if (first === undefined) return []
  const size = bytes.byteLength === expected ? '' : `; it has ${bytes.byteLength} bytes instead of ${expected}`
  const more = wrong.length === 1 ? '' : ` and ${wrong.length - 1} later places`
  const from = first * blockBytes
  return [{ place: `${name}, bytes ${from} to ${from + blockBytes - 1}${more}`, says: `not what was signed${size}` }]
}

function strangers(files: BundleFiles, manifest: Manifest): Fault[] {
  const known = new Set([manifestFile, signatureFile, ...manifest.files.map(({ name }) => name)])
  return [...files.keys()].filter((name) => !known.has(name)).map((place) => ({ place, says: 'it is not in the manifest' }))
}

function recordIn(files: BundleFiles): RunRecord | Fault {
  const bytes = files.get(recordFile)
  const record = runRecordSchema.safeParse(bytes === undefined ? undefined : parsedJson(bytes))
  return record.success
    ? record.data
    : { place: recordFile, says: 'there is no record of this version that could be judged again' }
}

/** By the text itself: what was read from it might be in another order. */
function chainFaults(files: BundleFiles, { attempts }: Manifest): Fault[] {
  const found = chainOf(parsedJson(files.get(recordFile) ?? new Uint8Array()) as RunRecord)
  const longest = Math.max(found.length, attempts.length)
  const faults: Fault[] = []
  for (let index = 0; index < longest; index += 1) {
    const [is, was] = [found[index], attempts[index]]
    if (is?.sha256 === was?.sha256 && is?.id === was?.id) continue
    const place = `${recordFile}, attempt ${index + 1} (${was?.id ?? is?.id ?? '?'})`
    faults.push({ place, says: is === undefined ? 'it is missing' : 'not what was signed' })
  }
  const end = found.at(-1)?.chain !== attempts.at(-1)?.chain
  return end && faults.length === 0 ? [{ place: manifestFile, says: 'its chain of attempts does not add up' }] : faults
}

function judgeAgain({ attempts, target }: RunRecord): { count: number; faults: Fault[] } {
  const evidenced = attempts.filter(({ phases }) => phases.length > 0)
  const faults = evidenced.flatMap((attempt) => {
    const again = verdict(attempt.phases, target.facts)
    if (isDeepStrictEqual(again, attempt.verdict)) return []
    const says = `recorded as ${attempt.verdict.kind}, but from the evidence follows ${again.kind}${reasonOf(again)}`
    return [{ place: `${recordFile}, ${attempt.id}`, says }]
  })
  return { count: evidenced.length, faults }
}

function reasonOf(found: ReturnType<typeof verdict>): string {
  return found.kind === 'breached' ? `: ${found.violations.map(({ says }) => says).join('; ')}` : `: ${found.reason}`
}

function makeAgain(files: BundleFiles, record: RunRecord, makeReports: MakeReports): { count: number; faults: Fault[] } {
  try {
    const made = [...makeReports(record, matrixIn(files))].filter(([name]) => name !== recordFile)
    const faults = made.flatMap(([place, bytes]) => {
      const found = files.get(place)
      return found === undefined || Buffer.compare(found, bytes) === 0
        ? []
        : [{ place, says: 'not what follows from the record' }]
    })
    return { count: made.filter(([name]) => files.has(name)).length, faults }
  } catch (error) {
    return { count: 0, faults: [{ place: recordFile, says: `its reports cannot be made: ${messageOf(error)}` }] }
  }
}

function matrixIn(files: BundleFiles): KillMatrix | null {
  const bytes = files.get(matrixFile)
  return bytes === undefined ? null : killMatrixSchema.parse(parsedJson(bytes))
}

function textOf(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('utf8')
}

function parsedJson(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(textOf(bytes))
  } catch {
    return undefined
  }
}
