/** The factors of the reference: the level that each reaches, and how it is named in `amr` (RFC 8176). */
import type { Level } from '../levels.ts'

export const factors = ['password', 'totp', 'push', 'recovery', 'webauthn'] as const
export type Factor = (typeof factors)[number]

export const reached: Readonly<Record<Factor, { readonly level: Level; readonly amr: readonly string[] }>> = {
  password: { level: 1, amr: ['pwd'] },
  totp: { level: 2, amr: ['pwd', 'otp'] },
  push: { level: 2, amr: ['pwd', 'swk'] },
  /** `recovery` is a name of our own: RFC 8176 has none. */
  recovery: { level: 2, amr: ['pwd', 'recovery'] },
  webauthn: { level: 3, amr: ['pwd', 'hwk', 'user'] },
}

/** The factor that an `amr` claim speaks of, `null` when it is none of ours. */
export function factorOf(amr: unknown): Factor | null {
  if (!Array.isArray(amr)) return null
  const said = new Set<unknown>(amr)
  return factors.findLast((factor) => reached[factor].amr.every((method) => said.has(method))) ?? null
}

/** What a recovery code is good for: to bind a new factor after the loss of one, and nothing else (NIST SP 800-63B-4, 4.2). */
const openedByRecovery: ReadonlySet<string> = new Set(['enrol-factor'])

/** The factors that open an operation at a level, weakest first: offered by the identity provider and accepted by the gateway. */
export function acceptedFactors(operation: string | null, level: Level): readonly Factor[] {
  return factors.filter(
    (factor) =>
      reached[factor].level >= level && (factor !== 'recovery' || (operation !== null && openedByRecovery.has(operation))),
  )
}
