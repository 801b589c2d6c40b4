/** Identifiers that are the same whenever they are made of the same run, so that reports of it can name each other. */
import { v5 } from 'uuid'
import type { RunRecord } from '../harness/record.ts'

/** The namespace of all identifiers of ours: made once, and never changed. */
const namespace = '0b3f4b0e-8d0f-4c55-9f0f-6f2f5a1f6d0e'

/** A name-based UUID. @see https://www.rfc-editor.org/rfc/rfc9562#section-5.5 */
export function uuid(...names: readonly string[]): string {
  return v5(JSON.stringify(names), namespace)
}

/** What a record and the reference to it as a baseline have in common. */
export function runUuid({ suite, seed, startedDateTime }: Pick<RunRecord, 'suite' | 'seed' | 'startedDateTime'>): string {
  return uuid('run', suite.name, suite.version, `${seed}`, startedDateTime)
}
