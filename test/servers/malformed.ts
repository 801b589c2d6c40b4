/** Random parts of requests that no client of ours would send. */
import fc from 'fast-check'

/** What may stand in a header: visible characters, and bytes above that undici sends as latin1. */
export const headerText = fc
  .string({ unit: fc.integer({ min: 0x20, max: 0xff }).map((code) => String.fromCharCode(code)), maxLength: 300 })
  .map((text) => text.replaceAll('\u007f', '').trim())
const hostile = fc.constantFrom(
  '',
  '../',
  '%00',
  "' or 1=1 --",
  '\u202e',
  '{{7*7}}',
  '__proto__',
  'constructor',
  '\ud800',
  '9'.repeat(400),
  '-1',
  '1e999',
  'null',
)
const segment = fc.oneof(
  fc.string({ maxLength: 40 }).map(encodeURIComponent.bind(null)),
  hostile.map((text) => encodeURI(text.replaceAll('\ud800', ''))),
  fc.uuid(),
  fc.base64String({ maxLength: 60 }),
)
export const safeSegment = segment.map((text) => text.replaceAll(/[\s#\\]/g, '_'))
export const query = fc.option(
  fc
    .array(fc.tuple(safeSegment, safeSegment), { maxLength: 6 })
    .map((pairs) => `?${pairs.map((pair) => pair.join('=')).join('&')}`),
  { nil: '' },
)
const json = fc.oneof(
  fc.json({ maxDepth: 4 }),
  fc.jsonValue().map((value) => JSON.stringify(value)),
  fc
    .record(
      { payee: fc.jsonValue(), cents: fc.jsonValue(), email: fc.jsonValue(), code: fc.jsonValue(), kind: fc.jsonValue() },
      { requiredKeys: [] },
    )
    .map((value) => JSON.stringify(value)),
)
export const body = fc.oneof(
  json,
  fc.string({ maxLength: 500 }),
  fc.uint8Array({ maxLength: 400 }).map((bytes) => Buffer.from(bytes)),
  fc.constant(`{"a":${'['.repeat(3000)}`),
  fc.constant('{"__proto__":{"role":"administrator"}}'),
)
export const contentType = fc.oneof(
  { weight: 4, arbitrary: fc.constant('application/json') },
  fc.constantFrom(
    'application/json; charset=utf-16',
    'application/json;charset=bogus',
    'text/plain',
    'application/x-www-form-urlencoded',
    'multipart/form-data',
    '',
  ),
  headerText,
)
const names = [
  'authorization',
  'dpop',
  'device-proof',
  'x-request-id',
  'origin',
  'sec-fetch-site',
  'referer',
  'accept',
  'x-forwarded-for',
  'forwarded',
  'x-http-method-override',
  'x-original-url',
  'user-agent',
  'if-none-match',
  'range',
  'accept-language',
  'content-encoding',
] as const
export const headers = fc.dictionary(
  fc.constantFrom(...names),
  fc.oneof(
    headerText,
    hostile.map((text) => text.replaceAll(/[^\x20-\x7e]/g, '?')),
    fc.constantFrom('Bearer a.b.c', 'DPoP a.b.c', 'DPoP eyJhbGciOiJub25lIn0.e30.', 'gzip', 'null'),
  ),
  { maxKeys: 5 },
)
