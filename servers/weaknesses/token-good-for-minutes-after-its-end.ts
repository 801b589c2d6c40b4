/** The tolerance was meant for what other machines have issued a moment ahead, and holds for the end as well. */
import type { Weakness } from './weakness.ts'

const toleranceSeconds = 300

export const tokenGoodForMinutesAfterItsEnd: Weakness = {
  id: 'token-good-for-minutes-after-its-end',
  title: 'Clocks may differ by five minutes',
  class: 'jwt-time',
  cwe: 'CWE-613',
  breaks: ['only-genuine-credentials'],
  weaken: (defences) => ({
    ...defences,
    verifyAccessToken: async (token, expected) =>
      (await defences.verifyAccessToken(token, expected)) ??
      defences.verifyAccessToken(token, { ...expected, nowMs: expected.nowMs - toleranceSeconds * 1000 }),
  }),
}
