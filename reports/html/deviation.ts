/** Where the attack leaves the honest flow: what the two of them have in common is not what the attempt is about. */
import type { AttemptRecord, Step } from '../../harness/record.ts'

/** Members that differ between any two phases, since each is played by fresh people. */
const fresh = new Set([
  'at',
  'address',
  'exchanges',
  'challenge',
  'proof',
  'codeStep',
  'prompts',
  'shown',
  'token',
  'code',
  'shows',
])

/** The first step of the attack unlike the honest one in its place; `null` when the difference lies in what steps do not say. */
export function deviationOf({ phases }: AttemptRecord): number | null {
  const [honest, attack] = [phases.find(({ phase }) => phase === 'honest'), phases.find(({ phase }) => phase === 'attack')]
  if (honest === undefined || attack === undefined) return null
  const index = attack.steps.findIndex((step, at) => essence(step) !== essence(honest.steps[at]))
  return index === -1 ? null : index
}

/** Of a text that is compared. A target may give very long ones. */
const mostCharacters = 500

/** Texts among the values are made up anew for each phase, numbers are not. */
function essence(step: Step | undefined): string {
  if (step === undefined) return ''
  return JSON.stringify(step, (key, value: unknown) => {
    if (fresh.has(key)) return undefined
    if (typeof value === 'string') return value.slice(0, mostCharacters)
    return key === 'values' ? valuesThatStay(value) : value
  })
}

function valuesThatStay(values: unknown): unknown {
  if (typeof values !== 'object' || values === null) return values
  return Object.entries(values).map(([name, value]) => [name.slice(0, mostCharacters), typeof value === 'string' ? '' : value])
}
