/** The catalogues, in reading order, and the way from a citation to what it means. */
import type { Catalogue, Requirement } from './catalogue.ts'
import { mitreAttack } from './mitre-attack.ts'
import { nist80053 } from './nist-800-53.ts'
import { nist80063b } from './nist-800-63b.ts'
import { owaspAsvs } from './owasp-asvs.ts'
import { pciDss } from './pci-dss.ts'
import { psd2Rts } from './psd2-rts.ts'
import { rfc6238 } from './rfc-6238.ts'
import { rfc7519 } from './rfc-7519.ts'
import { rfc8725 } from './rfc-8725.ts'
import { rfc9449 } from './rfc-9449.ts'
import { rfc9470 } from './rfc-9470.ts'
import { rfc9700 } from './rfc-9700.ts'

export { type Catalogue, type DeclaredFact, isTestedBy, type Limit, type Requirement } from './catalogue.ts'

export const catalogues: readonly Catalogue[] = [
  nist80063b,
  nist80053,
  pciDss,
  psd2Rts,
  owaspAsvs,
  rfc9470,
  rfc9449,
  rfc9700,
  rfc8725,
  rfc7519,
  rfc6238,
  mitreAttack,
]

export interface Found {
  readonly catalogue: Catalogue
  readonly requirement: Requirement
}

const byCitation: ReadonlyMap<string, Found> = new Map(
  catalogues.flatMap((catalogue) =>
    catalogue.requirements.map((requirement) => [`${catalogue.id}:${requirement.id}`, { catalogue, requirement }] as const),
  ),
)

/** @param id `document:paragraph`, as in a scenario's `requirements`. `undefined` when no catalogue has it. */
export function findRequirement(id: string): Found | undefined {
  return byCitation.get(id)
}

/** All that can be cited, in the order of the catalogues. */
export const citations: readonly string[] = [...byCitation.keys()]
