/** Name and version of this package, from the package.json beside the code (a clone) or one folder above it (published). */
import { readFileSync } from 'node:fs'
import { z } from 'zod'

const manifest = z.object({ name: z.literal('stepproof'), version: z.string() })

function read(): { readonly name: string; readonly version: string } {
  for (const place of ['../package.json', '../../package.json']) {
    try {
      return manifest.parse(JSON.parse(readFileSync(new URL(place, import.meta.url), 'utf8')))
    } catch {
      // Not there: the next place.
    }
  }
  throw new Error('package.json of stepproof is missing')
}

export const suite = read()
