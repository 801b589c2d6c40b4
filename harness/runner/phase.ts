/** Plays one flow and returns its evidence: effects before and after, steps, exchanges, what the target logged. */
import type { Deed } from '../actors/deed.ts'
import type { Person } from '../actors/person.ts'
import { Stage, type StageOptions } from '../actors/stage.ts'
import { FlowFailure, ScenarioError, TargetFailure } from '../errors.ts'
import type { AuditEvent, Effect, Evidence, Role } from '../record.ts'
import { hooked } from '../targets/hooked.ts'
import type { LoggedEvent, Target } from '../targets/target.ts'
import { leaksIn } from './leaks.ts'
import { mailsOf, noticesSince } from './notices.ts'

export interface PhaseOptions extends StageOptions {
  readonly people: Readonly<Partial<Record<Role, Person>>>
  readonly expected: Evidence['expected']
  readonly holds: Evidence['holds']
}

export type Flow = (stage: Stage) => Promise<Deed | readonly Deed[]>

export async function playPhase(options: PhaseOptions, flow: Flow): Promise<Evidence> {
  const stage = new Stage(options)
  for (const person of Object.values(options.people)) stage.keepSecret(person)
  try {
    return await played(stage, options, flow)
  } finally {
    await stage.close()
  }
}

async function played(stage: Stage, { phase, people, target, expected, holds }: PhaseOptions, flow: Flow): Promise<Evidence> {
  let failure: Evidence['failure'] = null
  let deeds: readonly Deed[] = []
  let before: readonly Effect[] = []
  let after: readonly Effect[] = []
  let audit: readonly LoggedEvent[] | null = null
  let leaks: Evidence['leaks'] = []
  let notices: Evidence['notices'] = null
  let told: Awaited<ReturnType<typeof mailsOf>> = null
  try {
    before = await effectsOf(target, people)
    told = await mailsOf(target, people)
    const result = await flow(stage)
    deeds = 'step' in result ? [result] : result
  } catch (error) {
    failure = failureFrom(error)
  }
  const exchanges = stage.recorder.exchanges()
  try {
    after = await effectsOf(target, people)
    audit = target.audit === undefined ? null : await hooked('audit', target.audit(stage.recorder.ids()))
    leaks = await leaksIn(stage, Object.values(people), exchanges)
    notices = noticesSince(told, await mailsOf(target, people))
  } catch (error) {
    failure ??= failureFrom(error)
  }
  const clean = (text: string) => stage.redactor.redact(text)
  return {
    phase,
    holds,
    steps: stage.steps,
    exchanges,
    effects: added(before, after),
    audit: audit?.map((event) => toAuditEvent(event, people, clean)) ?? null,
    leaks,
    notices: notices?.map((notice) => ({ ...notice, about: clean(notice.about) })) ?? null,
    decided: deeds.map(({ step }) => stage.steps.indexOf(step)),
    expected,
    failure: failure === null ? null : { ...failure, says: clean(failure.says) },
    skipped: null,
  }
}

export function toAuditEvent(event: LoggedEvent, people: PhaseOptions['people'], clean: (text: string) => string): AuditEvent {
  const { requestId, decision, reason, address, account: named } = event
  const isNamed = (person: Person | undefined) => named !== null && (person?.id === named || person?.login === named)
  const owner = (['victim', 'attacker'] as const).find((role) => isNamed(people[role]))
  return { requestId, decision, reason: clean(reason), address, account: owner ?? (named === null ? 'nobody' : 'another') }
}

/** @throws what is a bug of ours */
function failureFrom(error: unknown): NonNullable<Evidence['failure']> {
  if (error instanceof TargetFailure) return { kind: 'target', says: error.message }
  if (error instanceof FlowFailure || error instanceof ScenarioError) return { kind: 'flow', says: error.message }
  throw error
}

export async function effectsOf(target: Target, people: PhaseOptions['people']): Promise<Effect[]> {
  const lists = await Promise.all(
    (['victim', 'attacker'] as const).map(async (account) => {
      const person = people[account]
      return person === undefined
        ? []
        : (await hooked('readEffects', target.readEffects(person))).map((effect) => ({ ...effect, account }))
    }),
  )
  return lists.flat()
}

/** What is in `after` and was not in `before`, counting equal ones. */
export function added(before: readonly Effect[], after: readonly Effect[]): Effect[] {
  const left = before.map((effect) => JSON.stringify(effect))
  return after.filter((effect) => {
    const index = left.indexOf(JSON.stringify(effect))
    if (index >= 0) left.splice(index, 1)
    return index < 0
  })
}
