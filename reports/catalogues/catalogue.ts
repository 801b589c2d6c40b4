/**
 * What a catalogue is: the requirements of one version of one document, in words of our own, with a link to the text that counts.
 *
 * A requirement is tested by the scenarios that cite it in `requirements`, and by all scenarios of the classes that it names. Citations are for
 * what one scenario proves by itself; classes are for requirements so wide (NIST SP 800-53, PCI DSS, ATT&CK) that every attack of a class tells
 * on them. There is no third way.
 */

/** What a target declares of itself, and scenarios hold it to. */
export type DeclaredFact =
  | 'idleSeconds'
  | 'consecutiveGuesses'
  | 'lockSeconds'
  | 'exemptCents'
  | 'exemptTotalCents'
  | 'exemptTimes'

/**
 * A figure of a requirement. Scenarios try the limits that the target declares; a target that keeps to a laxer one defends every attack, and does
 * not do what the requirement asks for.
 */
export interface Limit {
  readonly fact: DeclaredFact
  readonly bound: 'at most' | 'at least'
  readonly value: number
}

export interface Requirement {
  /** The paragraph, unique in its catalogue: what stands after the colon where a scenario cites it, for example `7.5.3`. */
  readonly id: string
  /** What it asks for, in one sentence of our own. */
  readonly says: string
  readonly link: string
  /** Id of its assessment objective in NIST's OSCAL catalogue, a `target-id` of assessment results; `null` outside SP 800-53. */
  readonly objective: string | null
  /** Classes of attacks (`harness/classes.ts`) whose scenarios test it beside those that cite it. */
  readonly classes: readonly string[]
  /** Figures that the target’s own declaration has to keep to; most have none. */
  readonly limits: readonly Limit[]
  /** Why no attack on a running service can tell whether it is met; `null` when one can. */
  readonly notTestable: string | null
}

export interface Catalogue {
  /** What stands before the colon where a scenario cites it, with the version: `asvs-5.0.0`. */
  readonly id: string
  readonly title: string
  /** The exact version or edition, as its publisher writes it. */
  readonly version: string
  readonly publisher: string
  readonly link: string
  /** Which parts of the document are listed here; everything else of it is outside every report. */
  readonly extent: string
  /** In the order of the document. */
  readonly requirements: readonly Requirement[]
}

/** A requirement as the files beside this one write it: what is left out is `null` or empty, the link follows from the id. */
export type Entry = Pick<Requirement, 'id' | 'says'> &
  Partial<Pick<Requirement, 'objective' | 'classes' | 'limits' | 'notTestable'>>

interface Sketch extends Omit<Catalogue, 'requirements'> {
  readonly linkTo: (id: string) => string
  readonly entries: readonly Entry[]
}

export function catalogue({ linkTo, entries, ...facts }: Sketch): Catalogue {
  return {
    ...facts,
    requirements: entries.map(({ id, says, objective = null, classes = [], limits = [], notTestable = null }) => ({
      id,
      says,
      link: linkTo(id),
      objective,
      classes,
      limits,
      notTestable,
    })),
  }
}

/** Whether a scenario tests a requirement: it cites it, or is of a class that the requirement names. */
export function isTestedBy(
  { id: document }: Catalogue,
  { id, classes }: Requirement,
  scenario: { readonly class: string; readonly requirements: readonly string[] },
): boolean {
  return classes.includes(scenario.class) || scenario.requirements.includes(`${document}:${id}`)
}
