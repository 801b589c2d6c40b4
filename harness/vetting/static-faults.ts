/** What is wrong with a scenario that can be seen without running it: what it says of itself, and the text of its flows. */
import { classes } from '../classes.ts'
import type { AnyScenario } from '../scenario.ts'
import { type Finding, fault } from './finding.ts'
import { marksIn } from './flow-text.ts'

const idForm = /^[a-z0-9]+(?:-[a-z0-9]+)*\/[a-z0-9]+(?:-[a-z0-9]+)*$/
const requirementForm = /^[a-z0-9]+(?:[-.][a-z0-9]+)*:[0-9A-Za-z]+(?:[.-][0-9A-Za-z]+)*$/

/** What a flow does that a target may not offer, by the words that do it. */
const uses: readonly { readonly capability: string; readonly words: RegExp }[] = [
  { capability: 'totp', words: /\bfactor: ['"]totp['"]/ },
  { capability: 'webauthn', words: /\bfactor: ['"]webauthn['"]/ },
  { capability: 'clock', words: /\bclock\.advance\(/ },
  { capability: 'open-id-connect', words: /\beditAuthorization\b/ },
  { capability: 'dpop', words: /\bproof:/ },
  { capability: 'refresh', words: /\.renew\(/ },
  { capability: 'recovery-link', words: /\.asksForLink\(|['"]recovery-link['"]/ },
  { capability: 'sign-out', words: /\.signOut\(/ },
  { capability: 'administration', words: /\boperator\.does\(/ },
  { capability: 'nodes', words: /\.atNode\(/ },
]

/** Each rule gives its objections to one member. */
const rules: Readonly<Record<string, (one: AnyScenario, known: ReadonlySet<string>) => readonly (string | false)[]>> = {
  id: ({ id, class: classId }) => [
    !idForm.test(id) && `'${id}' is not of the form class/name, in small letters with dashes`,
    idForm.test(id) && id.split('/')[0] !== classId && `'${id}' does not start with its class, ${classId}`,
  ],
  class: ({ class: classId }) => [!(classId in classes) && `there is no class '${classId}' (see \`stepproof list classes\`)`],
  title: ({ title }) => [!/^[A-Z].*[^.\s]$/.test(title) && 'it is no title: a capital letter first, no dot at the end'],
  story: ({ story }) => [!/^[A-Z].*\S \S.*\.$/s.test(story) && 'it tells nothing: a sentence or more, with a dot at the end'],
  seen: ({ seen, unseen }) => [
    ...seen.map((address) => !pointsToACase(address) && `'${address}' is not the https address of one case`),
    new Set(seen).size < seen.length && 'it names an address twice',
    seen.length === 0 &&
      (unseen ?? '').trim() === '' &&
      'it is empty: name a published case, or say in `unseen` why there is none',
    seen.length > 0 && unseen !== undefined && 'it names a case, and `unseen` says that there is none',
  ],
  requirements: ({ requirements }) =>
    requirements.map((one) => !requirementForm.test(one) && `'${one}' is not of the form document:paragraph`),
  surfaces: ({ surfaces }) => [
    surfaces.length === 0 && 'it names none, so nothing is ever attempted',
    new Set(surfaces).size < surfaces.length && 'it names one twice',
  ],
  steals: ({ steals }) => [new Set(steals).size < steals.length && 'it names something twice'],
  variants: ({ variants }) => [
    variants !== undefined && Object.keys(variants).length === 0 && 'it has none, so nothing is ever attempted: leave it out',
  ],
  needs: (one, known) => [
    ...needsOf(one).map((need) => !known.has(need) && `no target offers '${need}' (see \`stepproof list capabilities\`)`),
    ...uses.map(
      ({ capability, words }) =>
        !needsOf(one).includes(capability) &&
        [one.honest, one.attack].some((flow) => words.test(flow.toString())) &&
        `its flows use '${capability}', which it does not name`,
    ),
  ],
  honest: ({ honest }) => [marksIn(honest) > 0 && 'it carries the mark of the deviation, which belongs into `attack`'],
  attack: ({ attack }) => [
    marksIn(attack) === 0 && 'no line `// the one deviation` says what differs from the honest flow',
    marksIn(attack) > 1 && 'it marks more than one deviation: make variants or scenarios of them',
  ],
  expects: ({ expects: { outcome, mayBeDone = 0 } }) => [
    (outcome === 'done' || outcome === 'broken') && `'${outcome}' defends nothing: expect challenged, refused or ended`,
    mayBeDone < 0 && '`mayBeDone` is less than nothing',
  ],
}

/** @param known capabilities and operations that there are */
export function staticFaults(one: AnyScenario, known: ReadonlySet<string>): Finding[] {
  return Object.entries(rules).flatMap(([field, objections]) =>
    objections(one, known).flatMap((says) => (says === false ? [] : [fault(field, says)])),
  )
}

export function needsOf({ needs, variants }: AnyScenario, variant: string | null = null): readonly string[] {
  const all: readonly { readonly needs?: readonly string[] }[] = Object.entries(variants ?? {})
    .filter(([name]) => variant === null || name === variant)
    .map(([, one]) => one)
  return [...needs, ...all.flatMap((one) => one.needs ?? [])]
}

/** Any page of a site is a case; the site itself is none. */
function pointsToACase(address: string): boolean {
  const url = URL.parse(address)
  return url?.protocol === 'https:' && url.pathname + url.hash !== '/'
}
