/** Codes are handed out before anything stronger is asked for, as in SFTPGo 2.2.0 to 2.3.3 (CVE-2022-36071). */
import type { Weakness } from './weakness.ts'

export const recoveryCodesMadeWithThePassword: Weakness = {
  id: 'recovery-codes-made-with-the-password',
  title: 'Recovery codes are made with the password alone',
  class: 'recovery-code-abuse',
  cwe: 'CWE-287',
  breaks: ['elevated-by-fresh-factor', 'challenge-has-the-right-level'],
  weaken: (defences) => ({
    ...defences,
    recoveryCodesLevel: () => 1,
  }),
}
