/** No credential stands in the log (CWE-532; ASVS 16.2.5). */
import type { Oracle } from './oracle.ts'

/** The id of a question that a phone was asked: it answers nothing, and a reader of the log has to tell two apart. */
const askedOfAPhone = 'prompt'

export const nothingSecretInLogs: Oracle = {
  id: 'nothing-secret-in-logs',
  title: 'The log holds no secret',
  judge: ({ leaks }) =>
    leaks.flatMap(({ sink, kind, place }) =>
      sink === 'log' && kind !== askedOfAPhone ? [{ says: `the log holds a readable ${kind} in ${place}`, exchanges: [] }] : [],
    ),
}
