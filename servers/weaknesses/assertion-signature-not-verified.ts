/** The library says false, and nobody looks: what it throws is caught, what it returns is not read. So it was in GitLab 18.6 to 18.8 (CVE-2026-0723). */
import { passkeyByLibrary } from './passkey-by-library.ts'
import type { Weakness } from './weakness.ts'

export const assertionSignatureNotVerified: Weakness = {
  id: 'assertion-signature-not-verified',
  title: 'A passkey’s answer counts when its credential is known',
  class: 'ceremony-unverified',
  cwe: 'CWE-252',
  breaks: ['proof-is-the-owners', 'elevated-by-fresh-factor'],
  weaken: (defences) => ({
    ...defences,
    verifyPasskey: passkeyByLibrary((options) => options, { result: 'not read' }),
  }),
}
