/** An oracle: a pure function from evidence to the ways in which it breaks one property, named by the property that holds. */
import type { Evidence, OperationFacts, PerformStep, Role, Step, TargetFacts, Values } from '../record.ts'
import { changesFactors } from '../targets/operations.ts'

export interface Objection {
  /** One sentence that an auditor understands. */
  readonly says: string
  readonly exchanges: readonly string[]
}

export interface Oracle {
  /** The property that holds, for example `executed-as-approved`; the same as its path and (in camel case) its export. */
  readonly id: string
  readonly title: string
  readonly judge: (evidence: Evidence, target: TargetFacts) => readonly Objection[]
}

export function operationOf(target: TargetFacts, id: string): OperationFacts | undefined {
  return target.operations.find((operation) => operation.id === id)
}

const levels: Readonly<Record<string, number>> = { totp: 2, push: 2, webauthn: 3, 'synced-passkey': 3 }

/** The level of the strongest factor that the people were enrolled with; 1: the password only. */
export function strongestHeld({ holds }: Evidence): number {
  return Math.max(1, ...holds.map((factor) => levels[factor] ?? 1))
}

/** The operation with the level that it demands of these people: of whoever changes factors the strongest that there is. */
export function demandedOf(target: TargetFacts, id: string, evidence: Evidence): OperationFacts | undefined {
  const operation = operationOf(target, id)
  return operation !== undefined && changesFactors.has(id) ? { ...operation, level: strongestHeld(evidence) } : operation
}

/** Steps that did a protected operation: level 2 and above. */
export function protectedDeeds(
  evidence: Evidence,
  target: TargetFacts,
): { step: PerformStep; operation: OperationFacts; index: number }[] {
  return evidence.steps.flatMap((step, index) => {
    if (step.does !== 'perform' || step.outcome !== 'done') return []
    const operation = demandedOf(target, step.operation, evidence)
    return operation === undefined || operation.level < 2 ? [] : [{ step, operation, index }]
  })
}

/** Whether it is small enough to need no proof; how many of them may follow one another is another question. */
export function isSmall({ exemption }: OperationFacts, values: Values): boolean {
  const amount = Number(exemption === null ? Number.NaN : values[exemption.field])
  return exemption !== null && amount > 0 && amount <= exemption.upTo
}

/** Whether the account has put what it is about on the list of the trusted, in one of these steps. */
export function isTrusted({ trusted }: OperationFacts, values: Values, account: Role, earlier: readonly Step[]): boolean {
  return (
    trusted !== null &&
    earlier.some(
      (step) =>
        step.does === 'perform' &&
        step.outcome === 'done' &&
        step.operation === trusted.by &&
        step.account === account &&
        step.values[trusted.field] === values[trusted.field],
    )
  )
}

/** Whether it goes without a proof, on what the target declares and on what was put on a list in earlier steps. */
export function needsNoProof(
  operation: OperationFacts,
  { values, account }: Pick<PerformStep, 'values' | 'account'>,
  earlier: readonly Step[],
): boolean {
  return isSmall(operation, values) || isTrusted(operation, values, account, earlier)
}

/** The exchange that decided a step, as a list of one. */
export function decidedBy(step: Step): readonly string[] {
  return step.exchanges.slice(-1)
}

/** Whether what became true is what was asked for, field by field. */
export function sameValues(asked: Values, found: Values): boolean {
  return Object.entries(asked).every(([field, value]) => found[field] === value)
}
