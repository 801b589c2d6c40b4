/**
 * A layer of the MITRE ATT&CK Navigator: the techniques that scenarios name as seen, each in the colour of the worst that its checks
 * came to. Colours are explicit; nothing is scored.
 * @see https://github.com/mitre-attack/attack-navigator/blob/master/layers/spec/v4.5/layerformat.md
 */
import { type Check, checksByScenario, firstAttempt, type Standing, standingsWorstFirst, worstStanding } from './checks.ts'
import { line } from './plain-text.ts'
import type { ReportInput } from './report-input.ts'
import { runProblems } from './run-problems.ts'
import { summarise } from './run-summary.ts'

const looks: Readonly<Record<Standing, { readonly color: string; readonly label: string }>> = {
  breached: { color: '#d9403a', label: 'breached: at least one attack succeeded' },
  known: { color: '#d98fc4', label: 'known: an attack succeeded, and somebody answers for it' },
  inconclusive: { color: '#f2b134', label: 'inconclusive: nothing can be said' },
  'not-tested': { color: '#f7e6b5', label: 'not tested, or only in part' },
  defended: { color: '#57a65a', label: 'defended: every attack that could be tried' },
  'not-applicable': { color: '#c4c8cc', label: 'not applicable to this target' },
}

const technique = /^https?:\/\/attack\.mitre\.org\/techniques\/(T\d{4})(?:\/(\d{3}))?\/?$/
const mostScenarios = 40

export function navigatorLayer(input: ReportInput) {
  const { record } = input
  const { suite, target, seed, command } = record
  return {
    name: line(`${suite.name}: ${target.facts.name}`),
    versions: { attack: '18', navigator: '5.2.0', layer: '4.5' },
    domain: 'enterprise-attack',
    description: description(input),
    sorting: 0,
    hideDisabled: false,
    techniques: [...checksByTechnique(input)].map(([id, checks]) => annotation(id, checks)),
    legendItems: standingsWorstFirst.map((standing) => looks[standing]),
    metadata: [
      { name: 'suite', value: line(`${suite.name} ${suite.version}`) },
      { name: 'target', value: line(`${target.facts.name} ${target.origin}`) },
      { name: 'seed', value: String(seed) },
      { name: 'repeat', value: line(command) },
    ],
  }
}

/** Ids of techniques (`T1550`) and sub-techniques (`T1550.004`) with the checks of all scenarios that name them. */
function checksByTechnique({ record }: ReportInput): ReadonlyMap<string, readonly Check[]> {
  const named = [...checksByScenario(record).values()].flatMap((checks) =>
    techniquesOf(checks).flatMap((id) => checks.map((check) => ({ id, check }))),
  )
  const groups = [...Map.groupBy(named, ({ id }) => id)].toSorted(([a], [b]) => (a < b ? -1 : 1))
  return new Map(groups.map(([id, entries]) => [id, entries.map(({ check }) => check)]))
}

function techniquesOf(checks: readonly Check[]): readonly string[] {
  const ids = (firstAttempt(checks)?.seen ?? []).flatMap((address) => {
    const [, parent, sub] = technique.exec(address) ?? []
    return parent === undefined ? [] : [sub === undefined ? parent : `${parent}.${sub}`]
  })
  return [...new Set(ids)]
}

function annotation(techniqueID: string, checks: readonly Check[]) {
  const scenarios = [...Map.groupBy(checks, ({ scenario }) => scenario)]
  const counts = standingsWorstFirst.map(
    (standing) => [standing, checks.filter((check) => check.standing === standing).length] as const,
  )
  const worst = worstStanding(checks)
  return {
    techniqueID,
    color: looks[worst].color,
    enabled: checks.some(({ standing }) => standing !== 'not-tested'),
    comment: scenarios
      .slice(0, mostScenarios)
      .map(([scenario, own]) => `${worstStanding(own)}: ${line(scenario)}`)
      .join('\n'),
    metadata: counts.filter(([, count]) => count > 0).map(([standing, count]) => ({ name: standing, value: String(count) })),
    showSubtechniques: true,
  }
}

/** A layer shows only what has a technique: what it leaves out must be said. */
function description(input: ReportInput): string {
  const scenarios = [...checksByScenario(input.record).values()]
  const without = scenarios.filter((checks) => techniquesOf(checks).length === 0)
  const unknown = without.filter((checks) => firstAttempt(checks) === null)
  return [
    summarise(input.record).headline,
    ...runProblems(input).map(({ says }) => line(says)),
    `${without.length} of ${scenarios.length} scenarios name no technique of ATT&CK and are not shown here.`,
    ...(unknown.length === 0 ? [] : [`Of these ${unknown.length} were not tested: they may belong to any technique.`]),
  ].join('\n')
}
