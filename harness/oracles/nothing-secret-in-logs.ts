/** No credential stands in the log (CWE-532; ASVS 16.2.5). */
import type { Oracle } from './oracle.ts'

/** What only names something: whoever knows which prompt it was cannot answer it. */
const harmless: ReadonlySet<string> = new Set(['prompt'])

export const nothingSecretInLogs: Oracle = {
  id: 'nothing-secret-in-logs',
  title: 'The log holds no secret',
  judge: ({ leaks }) =>
    leaks.flatMap(({ sink, kind, place }) =>
      sink === 'log' && !harmless.has(kind) ? [{ says: `the log holds a readable ${kind} in ${place}`, exchanges: [] }] : [],
    ),
}
