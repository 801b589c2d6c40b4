/** Which attempts a run is about. Every list narrows; within a list one match is enough, and an empty list asks for nothing. */
import { classes, topics } from '../classes.ts'

export interface Selection {
  /** Parts of ids, or classes. */
  readonly words: readonly string[]
  readonly classes: readonly string[]
  /** Topics of classes, or their priority. */
  readonly tags: readonly string[]
  readonly surfaces: readonly string[]
  /** `document:paragraph`, or a document, or a paragraph with all below it. */
  readonly requirements: readonly string[]
}

export interface Selectable {
  readonly id: string
  readonly class: string
  readonly surface: string
  readonly requirements: readonly string[]
}

export const tags: readonly string[] = [...Object.keys(topics), 'P1', 'P2']

export function isSelected(one: Selectable, selection: Selection): boolean {
  const meets = (wanted: readonly string[], matches: (word: string) => boolean) => wanted.length === 0 || wanted.some(matches)
  return (
    matchesWords(one, selection.words) &&
    meets(selection.classes, (id) => one.class === id) &&
    meets(selection.tags, (tag) => tagsOf(one.class).includes(tag)) &&
    meets(selection.surfaces, (surface) => one.surface === surface) &&
    meets(selection.requirements, (wanted) => one.requirements.some((cited) => isWithin(cited, wanted)))
  )
}

export function matchesWords(one: Pick<Selectable, 'id' | 'class'>, words: readonly string[]): boolean {
  return words.length === 0 || words.some((word) => one.id.includes(word) || one.class === word)
}

/** `asvs-5.0.0:7.5.3` is within `asvs-5.0.0`, `asvs-5.0.0:7` and itself; not within `asvs-5` or `asvs-5.0.0:7.5.31`. */
export function isWithin(cited: string, wanted: string): boolean {
  return cited === wanted || cited.startsWith(wanted.includes(':') ? `${wanted}.` : `${wanted}:`)
}

function tagsOf(classId: string): readonly string[] {
  const known: Readonly<Record<string, (typeof classes)[keyof typeof classes]>> = classes
  const found = known[classId]
  return found === undefined ? [] : [found.topic, found.priority]
}
