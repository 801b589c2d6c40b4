/** A record without what legitimately differs between two runs of the same seed. What is left must be equal. */
import type { RunRecord } from '../../harness/record.ts'

/** Wall time, and headers that tell it or are a digest of a page that differs. */
const timeMembers = new Set(['time', 'startedDateTime'])
const timeHeaders = new Set(['date', 'etag'])

const ports = /localhost(:|%3A|%253A)\d+/g
/** Ids that the reference gives to orders and transfers: random, as they must be. */
const ids = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g

export function withoutTimes(record: RunRecord): unknown {
  return strip(record)
}

function strip(value: unknown): unknown {
  if (typeof value === 'string') return value.replaceAll(ports, 'localhost$1{port}').replaceAll(ids, '{id}')
  if (Array.isArray(value)) return value.map(strip)
  if (typeof value !== 'object' || value === null) return value
  if ('name' in value && 'value' in value && timeHeaders.has(String(value.name).toLowerCase())) return { name: value.name }
  return Object.fromEntries(Object.entries(value).map(([name, member]) => [name, timeMembers.has(name) ? null : strip(member)]))
}
