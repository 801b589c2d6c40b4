/**
 * Somebody who uses the target as a client on one device, with what one wallet holds. Every deed becomes a step of the evidence.
 * An actor says what came of a deed; judging it is left to the oracles.
 */
import { FlowFailure, ScenarioError, TargetFailure } from '../errors.ts'
import type { Position } from '../network/positions.ts'
import type { TextSocket } from '../network/text-socket.ts'
import { type Device, type HttpAnswer, type HttpRequest, UserAgent } from '../network/user-agent.ts'
import type { AnswerStep, Challenge, PerformStep, Role, Step, Values } from '../record.ts'
import { intention } from '../targets/operations.ts'
import type { ChallengeSeen, Client } from '../targets/target.ts'
import {
  type AnswerHow,
  type Code,
  type Deed,
  type Performed,
  type PerformHow,
  type Probed,
  pending,
  unexpected,
} from './deed.ts'
import type { Person } from './person.ts'
import { proofFor } from './proof.ts'
import { requireApplied, spellingOf } from './spelling.ts'
import type { Stage } from './stage.ts'
import type { Wallet } from './wallet.ts'

export interface ActorOptions {
  readonly stage: Stage
  readonly role: Role
  /** Whose account the actor acts on, and with it the credentials that signing in takes. */
  readonly account: Role
  readonly person: Person
  /** Whose authenticators the actor has at hand; `null` for a thief, who has none. */
  readonly authenticatorsOf: Person | null
  readonly wallet: Wallet
  readonly device: Device
  readonly deviceName: string
  readonly position: Position
  readonly stolen: PerformStep['stolen']
  /** Which of the target's nodes it talks to, from 0; default the first. */
  readonly node?: number
  /** Over which it asks for operations; default: each request for itself. */
  readonly socket?: TextSocket
}

type Base = Omit<Extract<Step, { does: 'sign-in' }>, 'does' | 'outcome' | 'way'>

export class Actor {
  readonly #options: ActorOptions

  constructor(options: ActorOptions) {
    this.#options = options
  }

  get options(): ActorOptions {
    return this.#options
  }

  /** What this person wants of an operation; another occasion gives other values, and so does the time after the attack. */
  intends(operation: string, occasion = 1): Values {
    const { person, stage } = this.#options
    return intention(operation, person, stage.options.phase === 'again' ? occasion + 100 : occasion)
  }

  /** The same actor at another node of the target. @param node counted from 0 */
  atNode(node: number): Actor {
    return new Actor({ ...this.#options, node })
  }

  /**
   * @param way how the account is opened (see `SignInOptions`); default by the password
   * @throws when the victim is not let in: without that no flow makes sense. An attacker may be refused.
   */
  async signIn(way = 'password', code?: Code): Promise<Deed> {
    if (way === 'password' || way === 'unfinished') this.#mayUsePassword()
    const step = await this.deed<Extract<Step, { does: 'sign-in' }>>(
      (client) => client.signIn({ ...(way !== 'password' && { way }), ...(code && { code: code.text }) }),
      (base, answer) => ({ does: 'sign-in', ...base, outcome: this.classify(answer), way }),
    )
    if (step.outcome !== 'done' && way !== 'unfinished' && this.#options.role === 'victim')
      throw unexpected('the sign-in to succeed', step)
    return { step }
  }

  /** @throws ScenarioError when the target has no `sign-out` */
  async signOut(everywhere = false): Promise<Deed> {
    const step = await this.deed<Extract<Step, { does: 'sign-out' }>>(
      (client) => (client.signOut ?? lacking('sign-out'))(everywhere),
      (base, answer) => ({ does: 'sign-out', ...base, outcome: this.classify(answer), everywhere }),
    )
    return { step }
  }

  /** Trades the refresh token for new tokens. @throws ScenarioError when the target has no `refresh` */
  async renew(): Promise<Deed> {
    const { stage, wallet } = this.#options
    const token = stage.redactor.label('refresh-token', wallet.tokens.get('refresh-token') ?? 'none')
    const step = await this.deed<Extract<Step, { does: 'renew' }>>(
      (client) => (client.renew ?? lacking('refresh'))(),
      (base, answer) => ({ does: 'renew', ...base, outcome: this.classify(answer), token }),
    )
    return { step }
  }

  /**
   * Sends one request that is no operation, with the cookies of the wallet and nothing else.
   * @param request what it is, for people, and the request: a path on the target, or an absolute address on this machine
   * @param comparison probes of one comparison have to be answered alike
   */
  async probe(what: string, request: HttpRequest, comparison: string | null = null): Promise<Probed> {
    const { origin } = this.#options.stage.options.target
    const url = request.url.startsWith('/') ? origin + request.url : request.url
    let received: HttpAnswer | null = null
    const step = await this.deed<Extract<Step, { does: 'probe' }>>(
      async (_client, agent) => {
        received = await agent.send({ ...request, url })
        return received
      },
      (base, answer) => ({ does: 'probe', ...base, outcome: this.classify(answer), what, comparison, demands: null }),
    )
    return { step, received }
  }

  async perform(operation: string, values: Values, how: PerformHow = {}): Promise<Performed> {
    const { stage, account, wallet } = this.#options
    const { after, spelled, proof } = how
    const spelling = spellingOf(spelled)
    let seen: ChallengeSeen | null = null
    const step = await this.deed<PerformStep>(
      (client) =>
        client.perform(operation, values, {
          edit: spelling.edit,
          ...(after !== undefined && { after: pending(after) }),
          ...(proof !== undefined && { proof }),
        }),
      (base, answer, client) => {
        const outcome = this.classify(answer)
        seen = outcome === 'challenged' && answer !== null ? client.readChallenge(answer, values) : null
        const challenge: Challenge | null =
          seen === null
            ? null
            : {
                id: stage.nextChallenge(),
                operation,
                level: seen.level,
                maxAgeSeconds: seen.maxAgeSeconds,
                holder: wallet.holder,
                account,
                values,
              }
        const disclosed = answer !== null && stage.options.target.discloses(operation, answer)
        return {
          does: 'perform',
          ...base,
          outcome,
          operation,
          values,
          spelling: spelling.applied,
          after: after?.step.challenge?.id ?? null,
          challenge,
          disclosed,
        }
      },
    )
    if (spelling.leftOut) requireApplied(step, 'the spelling of the request')
    return { step, seen }
  }

  async answer(asked: Performed, how: AnswerHow = {}): Promise<Deed> {
    const { stage, wallet } = this.#options
    const seen = pending(asked)
    const challenge = asked.step.challenge
    if (challenge === null) throw new FlowFailure('there is no challenge to answer')
    if (challenge.holder !== wallet.holder && !stage.options.steals.includes('challenge')) {
      throw new ScenarioError('an actor answers a challenge that is not his: `steals` has to name `challenge`')
    }
    if (how.factor === 'password') this.#mayUsePassword()
    const { answer, proofOf, level, codeStep } = proofFor(this, challenge, how)
    let edited = false
    const change = how.editAuthorization
    const edit =
      change === undefined
        ? undefined
        : (parameters: URLSearchParams) => {
            edited = true
            change(parameters)
          }
    const step = await this.deed<AnswerStep>(
      (client) => client.answer(seen, answer, edit === undefined ? {} : { editAuthorization: edit }),
      (base, received) => ({
        does: 'answer',
        ...base,
        outcome: this.classify(received),
        challenge,
        factor: answer.factor,
        level,
        proofOf,
        proof: answer.factor === 'totp' ? stage.redactor.label('code', answer.code) : null,
        codeStep,
      }),
    )
    if (change !== undefined && !edited) requireApplied(step, 'the change of the authorization request')
    return { step }
  }

  /** The whole honest way: perform, answer the challenge when there is one, perform again. */
  async completes(operation: string, values: Values, how: AnswerHow = {}): Promise<Performed> {
    const asked = await this.perform(operation, values)
    if (asked.step.outcome !== 'challenged') return asked
    const answered = await this.answer(asked, how)
    if (answered.step.outcome !== 'done') throw unexpected('the challenge to be met', answered.step)
    return this.perform(operation, values, { after: asked })
  }

  /** Does several things at the same time, over connections that are open before the first byte is sent. */
  async atOnce<T>(...deeds: (() => Promise<T>)[]): Promise<T[]> {
    const { origin } = this.#options.stage.options.target
    const agent = this.#userAgent([])
    await Promise.all(deeds.map(() => agent.send({ method: 'GET', url: `${origin}/` })))
    return Promise.all(deeds.map((deed) => deed()))
  }

  /** A code that is wrong; another variation gives another one. */
  wrongCode(variation = 0): Code {
    const { person, stage } = this.#options
    return { text: person.totp.wrong(stage.options.clock.now(), variation), of: 'guess', step: null }
  }

  /** The next code of the authenticator of the account. @param of whose hands it is in */
  nextCode(of: Code['of']): Code {
    const { person, stage } = this.#options
    return { ...person.totp.next(stage.options.clock.now()), of }
  }

  #mayUsePassword(): void {
    const { role, account, stage } = this.#options
    if (role === account || stage.options.steals.includes('password')) return
    throw new ScenarioError('the attacker uses the password, which `steals` does not name')
  }

  /** What an answer comes to; none is `broken`. */
  classify(answer: HttpAnswer | null): Step['outcome'] {
    return answer === null ? 'broken' : this.#options.stage.options.target.classify(answer)
  }

  #userAgent(trace: string[]): UserAgent {
    const { stage, role, device, deviceName, wallet } = this.#options
    const { recorder, options } = stage
    const connections = stage.connectionsOf(deviceName, device.address)
    return new UserAgent({
      role,
      device,
      jar: wallet.jar,
      recorder,
      connections,
      answerTimeoutMs: options.answerTimeoutMs,
      trace,
    })
  }

  /** Runs a deed and keeps it as a step, also when the target gives no answer. For what is done in the files beside this one. */
  async deed<S extends Step>(
    act: (client: Client, agent: UserAgent) => Promise<HttpAnswer>,
    toStep: (base: Base, answer: HttpAnswer | null, client: Client) => S,
  ): Promise<S> {
    const { stage, role, account, wallet, device, position, stolen, person, node = 0, socket } = this.#options
    const exchanges: string[] = []
    const { target, surface, clock } = stage.options
    const agent = this.#userAgent(exchanges)
    const client = target.connect({ surface, agent, wallet, person, node, ...(socket && { socket }) })
    const base = {
      actor: role,
      account,
      holder: wallet.holder,
      stolen,
      position,
      address: device.address,
      at: clock.now(),
      exchanges,
    }
    try {
      const step = toStep(base, await act(client, agent), client)
      stage.steps.push(step)
      return step
    } catch (error) {
      if (error instanceof TargetFailure || error instanceof FlowFailure) stage.steps.push(toStep(base, null, client))
      throw error
    }
  }
}

function lacking(capability: string): never {
  throw new ScenarioError(`this target has no ${capability}: \`needs\` has to name it`)
}
