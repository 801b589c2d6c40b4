/** What a person knows or holds is never sent back: no password, seed or recovery code in any answer (ASVS 6.5.2, 14.2.6). */
import type { Oracle } from './oracle.ts'

export const secretsAreNeverShownAgain: Oracle = {
  id: 'secrets-are-never-shown-again',
  title: 'No answer carries a secret of the person',
  judge: ({ leaks }) =>
    leaks.flatMap(({ sink, kind, place }) =>
      sink === 'answer' ? [{ says: `the answer to ${place} carried the person’s ${kind}`, exchanges: [] }] : [],
    ),
}
