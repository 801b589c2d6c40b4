/** Which attempts of the library a run makes, by its words and flags. */
import { resolve } from 'node:path'
import { Option } from 'commander'
import { classes } from '../classes.ts'
import { ConfigError } from '../errors.ts'
import { type AttemptRecord, surfaces } from '../record.ts'
import { isSelected, isWithin, type Selectable, type Selection, tags } from '../regression/select.ts'
import { roundOf } from '../rounds.ts'
import { type Attempt, filtered, plan } from '../runner/plan.ts'
import { changedSince } from './changed-files.ts'
import { nearest } from './nearest.ts'
import { checkIds, type Loaded, list } from './options.ts'
import { note } from './output.ts'
import { readRecord } from './record-file.ts'
import { isAffected, unseenChanges } from './scenario-files.ts'

const idList = (flag: string, does: string) =>
  new Option(`${flag} <ids>`, `${does}, separated by commas`).argParser(list).default([])

export const chooseFlags = {
  class: () => idList('--class', 'only these classes'),
  tag: () => idList('--tag', `only these topics or priorities (${tags.join(', ')})`),
  surface: () => idList('--surface', 'only these surfaces'),
  requirement: () => idList('--requirement', 'only what cites these, such as asvs-5.0.0:7.5.3, or asvs-5.0.0 for all of it'),
  lastFailed: () =>
    new Option('--last-failed', 'only what was breached, inconclusive or not run in the record in --out').default(false),
  onlyChanged: () =>
    new Option('--only-changed', 'only scenarios whose file, or a file that it imports, differs from git HEAD').default(false),
  since: () => new Option('--since <revision>', 'as --only-changed, compared with that revision of git'),
  affectedBy: () =>
    new Option('--affected-by <files>', 'only scenarios whose file, or a file that it imports, is one of these')
      .argParser(list)
      .default([], 'none'),
} as const

export interface ChooseFlags {
  readonly class: readonly string[]
  readonly tag: readonly string[]
  readonly surface: readonly string[]
  readonly requirement: readonly string[]
  readonly lastFailed: boolean
  readonly onlyChanged: boolean
  readonly since?: string
  readonly affectedBy: readonly string[]
  readonly out: string
}

export interface Choice {
  /** In the order of the library; empty when nothing failed or changed. */
  readonly attempts: readonly Attempt[]
  /** Words and flags that choose the same again, whatever has happened in between. */
  readonly command: { readonly words: readonly string[]; readonly flags: Readonly<Record<string, readonly string[]>> }
  /** Whether an attempt of an earlier run was to be made this time too. */
  readonly expected: (attempt: Selectable) => boolean
}

/** @throws ConfigError naming the nearest for the first unknown id, and when words and ids leave nothing */
export function choose(library: readonly Attempt[], words: readonly string[], flags: ChooseFlags): Choice {
  const selection = selectionOf(library, words, flags)
  const selected = library.filter((attempt) => isSelected(selectable(attempt), selection))
  if (selected.length === 0) throw unmatched(library, words)
  const { class: byClass, tag, surface, requirement } = flags
  const narrowings = narrowingsOf(flags)
  if (narrowings.length === 0) {
    return {
      attempts: selected,
      command: { words, flags: { class: byClass, tag, surface, requirement } },
      expected: (attempt) => isSelected(attempt, selection),
    }
  }
  const attempts = selected.filter((attempt) => narrowings.every((keeps) => keeps(attempt)))
  const known = new Set(library.map(({ id }) => id))
  const chosen = new Set(attempts.map(({ id }) => id))
  return {
    attempts,
    command: { words: [...chosen], flags: {} },
    // What the library does not have any more is missed, what was left out on purpose is not.
    expected: (attempt) => {
      const { check } = roundOf(attempt.id)
      return isSelected(attempt, selection) && (chosen.has(check) || !known.has(check))
    },
  }
}

/** By words alone. @throws ConfigError when they leave nothing */
export function chosen({ library, definition }: Loaded, words: readonly string[]): Attempt[] {
  const all = plan(library, definition.facts)
  const attempts = filtered(all, words)
  if (attempts.length === 0) throw unmatched(all, words)
  return attempts
}

function unmatched(library: readonly Attempt[], words: readonly string[]): ConfigError {
  const ids = [...new Set(library.map(({ scenario }) => scenario.id))]
  const [first] = words
  if (first === undefined) return new ConfigError('no attempt matches all of the flags')
  return new ConfigError(`no attempt matches ${words.join(' ')}; nearest: ${nearest(first, ids).join(', ')}`)
}

function selectionOf(library: readonly Attempt[], words: readonly string[], flags: ChooseFlags): Selection {
  const { class: byClass, tag, surface, requirement } = flags
  const cited = [...new Set(library.flatMap(({ scenario }) => scenario.requirements))]
  checkIds('--class', byClass, [...new Set([...Object.keys(classes), ...library.map(({ scenario }) => scenario.class)])])
  checkIds('--tag', tag, tags)
  checkIds('--surface', surface, surfaces)
  checkIds(
    '--requirement',
    requirement.filter((wanted) => !cited.some((one) => isWithin(one, wanted))),
    cited,
  )
  return { words, classes: byClass, tags: tag, surfaces: surface, requirements: requirement }
}

function narrowingsOf({ lastFailed, onlyChanged, since, affectedBy, out }: ChooseFlags): ((attempt: Attempt) => boolean)[] {
  const narrowings: ((attempt: Attempt) => boolean)[] = []
  const affected = (files: ReadonlySet<string>) => {
    note(unseenChanges)
    const byScenario = new Map<string, boolean>()
    narrowings.push(({ scenario }) => {
      const answer = byScenario.get(scenario.id) ?? isAffected(scenario, files)
      byScenario.set(scenario.id, answer)
      return answer
    })
  }
  if (onlyChanged || since !== undefined) affected(changedSince(since ?? 'HEAD'))
  if (affectedBy.length > 0) affected(new Set(affectedBy.map((file) => resolve(file))))
  if (lastFailed) {
    const failed = failedIn(`${out}/run.json`)
    narrowings.push(({ id }) => failed.has(id))
  }
  return narrowings
}

/** Checks that were breached and not known, inconclusive, or not run. */
function failedIn(file: string): ReadonlySet<string> {
  const { attempts, checks } = readRecord(file)
  const fine = ({ verdict, known }: AttemptRecord) =>
    verdict.kind === 'defended' || verdict.kind === 'not-applicable' || known !== null
  const made = new Set(attempts.map(({ id }) => id))
  const failed = [...attempts.filter((attempt) => !fine(attempt)).map(({ id }) => id), ...checks.filter((id) => !made.has(id))]
  return new Set(failed.map((id) => roundOf(id).check))
}

function selectable({ id, surface, scenario }: Attempt): Selectable {
  return { id, surface, class: scenario.class, requirements: scenario.requirements }
}
