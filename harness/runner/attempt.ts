/**
 * One attempt, in this order: 1 the honest flow with a person of its own; 2 the attack on another; 3 the attacked person once more.
 * Effects are read in every phase. Nothing is judged here.
 */
import { Actor } from '../actors/actor.ts'
import { Attacker } from '../actors/attacker.ts'
import { Operator } from '../actors/operator.ts'
import { makePerson, type Person } from '../actors/person.ts'
import type { Stage } from '../actors/stage.ts'
import { messageOf, TargetFailure } from '../errors.ts'
import { homeAddress } from '../network/positions.ts'
import type { Evidence, PhaseName } from '../record.ts'
import { hooked } from '../targets/hooked.ts'
import type { FactorName, Target, TargetDefinition } from '../targets/target.ts'
import type { Clock } from './clock.ts'
import { linesStored } from './leaks.ts'
import { type PhaseOptions, playPhase } from './phase.ts'
import type { Attempt } from './plan.ts'
import { unplayed } from './unplayed.ts'

export interface World {
  readonly definition: TargetDefinition
  readonly target: Target
  readonly clock: Clock
  readonly ca: string
  readonly targetAddress: string
  readonly answerTimeoutMs: number
  readonly seed: number
}

/** Seconds that pass between the phases: more than a one-time code lives. */
const pauseSeconds = 90

export async function runAttempt(world: World, attempt: Attempt): Promise<Evidence[]> {
  const { scenario, variant: variantName } = attempt
  const { clock, target } = world
  const variant = variantName === null ? undefined : scenario.variants?.[variantName]
  const honestPerson = person(world, attempt, 'honest victim', 'administrator', 1)
  const victimPerson = person(world, attempt, 'victim', 'administrator', 2)
  const attackerPerson = person(world, attempt, 'attacker', 'customer', 3)
  const storedBefore = await linesStored(target, scenario.needs)
  const failure = await enrolAll(target, [honestPerson, victimPerson, attackerPerson], heldBy(attempt))
  if (failure !== null) return [unplayed('honest', null, { kind: 'target', says: failure })]

  const phases: Evidence[] = []
  const options = (phase: PhaseName, people: PhaseOptions['people']): PhaseOptions => ({
    ...world,
    ...bounds(world, attempt, phase),
    storedBefore,
    people,
  })
  const cast = { variant, clock, target: world.definition.facts }
  const honest = (stage: Stage, of: Person) =>
    scenario.honest({ victim: victimOn(stage, of), operator: new Operator(stage), ...cast })

  // 1 honest
  phases.push(await playPhase(options('honest', { victim: honestPerson }), (stage) => honest(stage, honestPerson)))
  if (phases[0]?.failure?.kind === 'target') return phases
  pass(clock, pauseSeconds)

  // 2 attack
  const people = { victim: victimPerson, attacker: attackerPerson }
  phases.push(
    await playPhase(options('attack', people), (stage) => {
      const victim = victimOn(stage, victimPerson)
      const from = variant?.from ?? scenario.from
      const attacker = new Attacker({ stage, person: attackerPerson, from, attempt: attempt.number })
      return scenario.attack({ victim, attacker, operator: new Operator(stage), ...cast })
    }),
  )
  if (phases[1]?.failure?.kind === 'target') return phases

  // 3 honest again
  const lock = scenario.locksOut === 'victim' ? world.definition.facts.limits.lockSeconds : 0
  if (lock > 0 && !clock.movable) {
    const skipped = `the attack locks the victim's factor for ${lock} s, and this target's clock cannot be moved`
    return [...phases, unplayed('again', skipped, null)]
  }
  pass(clock, pauseSeconds + lock)
  phases.push(await playPhase(options('again', { victim: victimPerson }), (stage) => honest(stage, victimPerson)))
  return phases
}

/** The factors that the people of an attempt are enrolled with. */
function heldBy({ scenario }: Attempt): readonly FactorName[] {
  return scenario.holds ?? ['totp', 'webauthn']
}

function pass(clock: Clock, seconds: number): void {
  if (clock.movable) clock.advance(seconds)
}

function person({ seed }: World, attempt: Attempt, label: string, role: Person['role'], number: number): Person {
  return makePerson(seed, `${attempt.id}/${label}`, role, homeAddress(attempt.number, number))
}

/** `null` when all are enrolled, else why not. */
async function enrolAll(target: Target, people: readonly Person[], holds: readonly FactorName[]): Promise<string | null> {
  try {
    for (const one of people) await hooked('enrol', target.enrol(one, holds))
    return null
  } catch (error) {
    if (error instanceof TargetFailure) return `people could not be enrolled: ${messageOf(error)}`
    throw error
  }
}

export function victimOn(stage: Stage, of: Person): Actor {
  return new Actor({
    stage,
    role: 'victim',
    account: 'victim',
    person: of,
    authenticatorsOf: of,
    wallet: stage.newWallet('victim'),
    device: of.device,
    deviceName: 'victim',
    position: 'victim-home',
    stolen: null,
  })
}

/** What a phase of the attempt may do, and what it must come to. */
function bounds(world: World, attempt: Attempt, phase: PhaseName) {
  const { scenario, surface, number } = attempt
  const { outcome, mayBeDone = 0, mayNotExist = false, level = null } = scenario.expects
  return {
    surface,
    phase,
    requestPrefix: `sp${world.seed}-${number}-${phase}`,
    steals: phase === 'attack' ? scenario.steals : [],
    needs: scenario.needs,
    holds: heldBy(attempt),
    expected: phase === 'attack' ? { outcome, mayBeDone, mayNotExist, level } : null,
  }
}
