/** What one test plays on a live target: a victim and an attacker of its own, and what was seen of them. */
import type { Actor } from '../actors/actor.ts'
import { Attacker } from '../actors/attacker.ts'
import { Operator } from '../actors/operator.ts'
import { makePerson, type Person } from '../actors/person.ts'
import { Stage } from '../actors/stage.ts'
import { homeAddress, type Position } from '../network/positions.ts'
import type { Effect, Evidence, Role, Surface } from '../record.ts'
import { victimOn } from '../runner/attempt.ts'
import { mailsOf, noticesSince } from '../runner/notices.ts'
import { added, effectsOf, toAuditEvent } from '../runner/phase.ts'
import { hooked } from '../targets/hooked.ts'
import { type FactorName, goods, seenInUse } from '../targets/target.ts'
import type { LiveTarget } from './live-target.ts'

export interface SceneOptions {
  /** Tells the people of the scenes of a seed apart, for example the name of the test. */
  readonly label: string
  readonly surface: Surface
  /** Where the attacker stands. */
  readonly from: Position
  /** Factors that the victim and the attacker have besides the password. */
  readonly holds: readonly FactorName[]
}

/** What is known of a scene by now, secrets replaced: as in the record of a run. */
export type Seen = Pick<Evidence, 'steps' | 'exchanges' | 'effects' | 'audit' | 'notices'>

export interface Scene {
  readonly stage: Stage
  readonly people: Readonly<Record<Role, Person>>
  readonly victim: Actor
  readonly attacker: Attacker
  /** @throws when the target has no such hook */
  readonly operator: Operator
  /** Reads back from the target what became true since the scene began, and what it logged about the scene's exchanges. */
  look(): Promise<Seen>
  close(): Promise<void>
}

/** Milliseconds after which a request counts as unanswered. */
const answerTimeoutMs = 5000

export async function openScene(live: LiveTarget, { label, surface, from, holds }: SceneOptions): Promise<Scene> {
  const { definition, target, clock, seed } = live
  const number = live.nextScene()
  const enrolled = async (role: Role, place: number, rights: Person['role']): Promise<Person> => {
    const one = makePerson(seed, `${label}/${role}`, rights, homeAddress(number, place))
    await hooked('enrol', target.enrol(one, holds))
    return one
  }
  const people = { victim: await enrolled('victim', 0, 'administrator'), attacker: await enrolled('attacker', 1, 'customer') }
  const stage = new Stage({
    phase: 'attack',
    definition,
    target,
    surface,
    clock,
    requestPrefix: `sp${seed}-${number}-test`,
    // The test itself says what is stolen, by what it takes.
    steals: [...goods, ...seenInUse, 'store'],
    needs: [],
    storedBefore: new Set(),
    ca: live.tls.ca,
    targetAddress: live.address,
    answerTimeoutMs,
  })
  for (const person of Object.values(people)) stage.keepSecret(person)
  const before: readonly Effect[] = await effectsOf(target, people)
  const told = await mailsOf(target, people)
  return {
    stage,
    people,
    victim: victimOn(stage, people.victim),
    attacker: new Attacker({ stage, person: people.attacker, from, attempt: number }),
    operator: new Operator(stage),
    async look() {
      const exchanges = stage.recorder.exchanges()
      const logged = target.audit === undefined ? null : await hooked('audit', target.audit(stage.recorder.ids()))
      const clean = (text: string) => stage.redactor.redact(text)
      const notices = noticesSince(told, await mailsOf(target, people))
      return {
        steps: [...stage.steps],
        exchanges,
        effects: added(before, await effectsOf(target, people)),
        audit: logged?.map((event) => toAuditEvent(event, people, clean)) ?? null,
        notices: notices?.map((notice) => ({ ...notice, about: clean(notice.about) })) ?? null,
      }
    },
    close: () => stage.close(),
  }
}
