/** No credential stands in the log (CWE-532; ASVS 16.2.5). */
import type { Oracle } from './oracle.ts'

export const nothingSecretInLogs: Oracle = {
  id: 'nothing-secret-in-logs',
  title: 'The log holds no secret',
  judge: ({ leaks }) =>
    leaks.flatMap(({ sink, kind, place }) =>
      sink === 'log' ? [{ says: `the log holds a readable ${kind} in ${place}`, exchanges: [] }] : [],
    ),
}
