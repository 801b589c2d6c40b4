/** Puts one string into every place of a record that a target or a user fills, to show that no place was forgotten. */
import { type Changes, changesSchema } from '../../harness/changes-record.ts'
import { type KillMatrix, killMatrixSchema } from '../../harness/kill-matrix-record.ts'
import { type RunRecord, runRecordSchema } from '../../harness/record.ts'

/** Keys whose values are words of the record's own vocabulary. */
const closed = new Set([
  'format',
  'kind',
  'phase',
  'does',
  'actor',
  'account',
  'outcome',
  'surface',
  'surfaces',
  'proofOf',
  'effect',
  'verdict',
  'result',
  'noticed',
  'before',
  'now',
  'expires',
])

function replaced(value: unknown, text: string, key: string): unknown {
  if (typeof value === 'string') return closed.has(key) ? value : text
  if (Array.isArray(value)) return value.map((item) => replaced(item, text, key))
  if (typeof value !== 'object' || value === null) return value
  const entries = Object.entries(value).map(([name, inner], index) => {
    const newName = key === 'values' ? `${index} ${text}` : name
    return [newName, replaced(inner, text, name)] as const
  })
  return Object.fromEntries(entries)
}

export function poisonRecord(record: RunRecord, text: string): RunRecord {
  return runRecordSchema.parse(replaced(record, text, ''))
}

export function poisonMatrix(matrix: KillMatrix, text: string): KillMatrix {
  return killMatrixSchema.parse(replaced(matrix, text, ''))
}

export function poisonChanges(changes: Changes, text: string): Changes {
  return changesSchema.parse(replaced(changes, text, ''))
}
