/**
 * The world as MaxMind DB files know it: city and ASN records of several files complete each other. The files are the operator's;
 * none comes with this package.
 */
import { readFileSync } from 'node:fs'
import { Reader, type Response } from 'mmdb-lib'
import { z } from 'zod'
import type { Place, World } from './world.ts'

/** A file that is no such table. The message says what was found, what was expected and where. */
export class WorldFileError extends Error {
  readonly code = 'WORLD_FILE'
}

/** @see https://maxmind.github.io/MaxMind-DB/ for the format; the fields are those of City, ASN and Anonymous IP tables. */
const record = z.object({
  country: z.object({ iso_code: z.string().regex(/^[A-Z]{2}$/) }).optional(),
  location: z.object({ latitude: z.number().min(-90).max(90), longitude: z.number().min(-180).max(180) }).optional(),
  autonomous_system_number: z.number().int().positive().optional(),
  is_anonymous: z.boolean().optional(),
  traits: z
    .object({ is_anonymous: z.boolean().optional(), autonomous_system_number: z.number().int().positive().optional() })
    .optional(),
})

/** @throws WorldFileError when a file is not there or is no MaxMind DB */
export function mmdbWorld(files: readonly string[]): World {
  const readers = files.map(opened)
  return {
    locate(address) {
      const host = address.split('/', 1)[0] ?? ''
      const records = readers.flatMap((reader) => {
        const found: unknown = reader.get(host)
        return found === null ? [] : [record.parse(found)]
      })
      return records.length === 0 ? null : joined(records)
    },
  }
}

function opened(file: string): Reader<Response> {
  let bytes: Buffer
  try {
    bytes = readFileSync(file)
  } catch (cause) {
    throw new WorldFileError(`${file} cannot be read: expected a MaxMind DB file (.mmdb)`, { cause })
  }
  try {
    const reader = new Reader<Response>(bytes)
    const { binaryFormatMajorVersion, nodeCount } = reader.metadata
    if (binaryFormatMajorVersion !== 2) throw new Error(`its format has version ${binaryFormatMajorVersion}`)
    if (!(nodeCount > 0)) throw new Error('its tree is empty')
    return reader
  } catch (cause) {
    const why = cause instanceof Error ? cause.message : 'unknown'
    throw new WorldFileError(
      `${file} has ${bytes.length} bytes and is no MaxMind DB of format 2 (${why}): expected a .mmdb file`,
      {
        cause,
      },
    )
  }
}

function joined(records: readonly z.infer<typeof record>[]): Place {
  const system = records
    .map(({ autonomous_system_number, traits }) => autonomous_system_number ?? traits?.autonomous_system_number)
    .find((number) => number !== undefined)
  return {
    network: system === undefined ? null : `AS${system}`,
    country: records.find(({ country }) => country !== undefined)?.country?.iso_code ?? null,
    point: records.find(({ location }) => location !== undefined)?.location ?? null,
    anonymiser: records.some(({ is_anonymous, traits }) => is_anonymous === true || traits?.is_anonymous === true),
  }
}
