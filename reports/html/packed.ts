/**
 * What a reader may want to open, folded small: markup made by `html`, deflated (RFC 1951) and in base64, which is letters only.
 * The page's script unfolds it in the place of the short form that stands there for readers without scripts.
 */
import { deflateRawSync } from 'node:zlib'
import type { Html } from './escape.ts'

/** As far back as deflate refers (RFC 1951, section 3.2.5): a sample of markup that the page carries once, so that no attempt carries it anew. */
export type Sample = Buffer
const mostBytesOfSample = 32_768

export function sampleOf({ markup }: Html): Sample {
  return Buffer.from(markup).subarray(0, mostBytesOfSample)
}

/** @param sample must be put before it to read it again, as a block that is stored as it is */
export function packed({ markup }: Html, sample: Sample): Html {
  return inLetters(deflateRawSync(markup, { level: 9, dictionary: sample }))
}

/** The sample alone. */
export function packedSample(sample: Sample): Html {
  return inLetters(deflateRawSync(sample, { level: 9 }))
}

/** Base64 needs no escaping, and must not be cut. */
function inLetters(bytes: Buffer): Html {
  return { markup: bytes.toString('base64') }
}
