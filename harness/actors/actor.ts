/**
 * Somebody who uses the target as a client on one device, with what one wallet holds. Every deed becomes a step of the evidence.
 * An actor says what came of a deed; judging it is left to the oracles.
 */
import { FlowFailure, TargetFailure } from '../errors.ts'
import { type HttpAnswer, type HttpRequest, UserAgent } from '../network/user-agent.ts'
import type { AnswerStep, PerformStep, Step, Values } from '../record.ts'
import { intention } from '../targets/operations.ts'
import type { ChallengeSeen, Client, Mail } from '../targets/target.ts'
import type { ActorOptions } from './actor-options.ts'
import { challengeOf } from './challenge-of.ts'
import {
  type Answered,
  type AnswerHow,
  type Code,
  type Deed,
  lacking,
  type Performed,
  type PerformHow,
  type Probed,
  pending,
  presentedInstead,
  type SignInHow,
  unexpected,
} from './deed.ts'
import { bindingOf } from './hands.ts'
import { askForLink } from './mailbox.ts'
import { Phone } from './phone.ts'
import { proofFor } from './proof.ts'
import { ProviderVisit } from './provider-visit.ts'
import { mayUsePassword, openAccount } from './sign-in.ts'
import { spellingOf } from './spelling.ts'
import { requireApplied } from './watched.ts'

type Base = Omit<Extract<Step, { does: 'sign-in' }>, 'does' | 'outcome' | 'way' | 'comparison'>

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
  async signIn(way = 'password', how: SignInHow = {}): Promise<Deed> {
    return { step: await openAccount(this, way, how) }
  }

  /** A link for a forgotten password, for `signIn('recovery-link', { link })`. @throws ScenarioError without `recovery-link` */
  asksForLink(): Promise<Mail> {
    return askForLink(this)
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
      (base, answer, client) => {
        const outcome = this.classify(answer)
        return { does: 'renew', ...base, outcome, token, shows: outcome === 'done' ? (client.shows?.() ?? null) : null }
      },
    )
    return { step }
  }

  /** Brings the wallet's authorization code to the target as a client would. @throws ScenarioError without `authorization-code` */
  async redeem(verifier: 'own' | 'none' | 'another' = 'own'): Promise<Deed> {
    const { stage, wallet } = this.#options
    const code = stage.redactor.label('code', wallet.tokens.get('authorization-code') ?? 'none')
    const step = await this.deed<Extract<Step, { does: 'redeem' }>>(
      (client) => (client.redeem ?? lacking('authorization-code'))(verifier),
      (base, answer) => ({ does: 'redeem', ...base, outcome: this.classify(answer), code, verifier }),
    )
    return { step }
  }

  /**
   * Sends one request that is no operation, with the cookies of the wallet and nothing else.
   * @param request what it is, for people, and the request: a path on the target, or an absolute address on this machine
   * @param comparison probes of one comparison have to be answered alike
   * @param read what came of it; default: as the target says
   */
  async probe(
    what: string,
    request: HttpRequest,
    comparison: string | null = null,
    read = (answer: HttpAnswer) => this.classify(answer),
  ): Promise<Probed> {
    const url = request.url.startsWith('/') ? this.#options.stage.options.target.origin + request.url : request.url
    let received: HttpAnswer | null = null
    const step = await this.deed<Extract<Step, { does: 'probe' }>>(
      async (_client, agent) => {
        received = await agent.send({ ...request, url })
        return received
      },
      (base, answer) => ({
        does: 'probe',
        ...base,
        outcome: answer === null ? 'broken' : read(answer),
        what,
        comparison,
        demands: null,
      }),
    )
    return { step, received }
  }

  async perform(operation: string, values: Values, how: PerformHow = {}): Promise<Performed> {
    const { presents } = this.#options
    const { after, spelled, proof } = how
    const spelling = spellingOf(spelled)
    let seen: ChallengeSeen | null = null
    const step = await this.deed<PerformStep>(
      (client) =>
        client.perform(operation, values, {
          edit: spelling.edit,
          ...(after !== undefined && { after: pending(after) }),
          ...(proof !== undefined && { proof }),
          binding: bindingOf(this, how),
        }),
      (base, answer, client) => {
        const outcome = this.classify(answer)
        seen = outcome === 'challenged' && answer !== null ? client.readChallenge(answer, values) : null
        const challenge = seen === null ? null : challengeOf(this, operation, values, seen)
        const disclosed = answer !== null && this.#options.stage.options.target.discloses(operation, answer)
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
          presented: presents ?? presentedInstead(proof),
        }
      },
    )
    requireApplied(step, spelling)
    return { step, seen }
  }

  async answer(asked: Performed, how: AnswerHow = {}): Promise<Answered> {
    const { stage, wallet } = this.#options
    const seen = pending(asked)
    const challenge = asked.step.challenge
    if (challenge === null) throw new FlowFailure('there is no challenge to answer')
    if (challenge.holder !== wallet.holder) stage.mayUse('challenge')
    if (how.factor === 'password') mayUsePassword(this)
    const { answer, proven } = proofFor(this, challenge, how)
    const visit = new ProviderVisit(this, how, answer)
    const step = await this.deed<AnswerStep>(
      (client) => client.answer(seen, answer, visit.options),
      (base, received) => ({
        does: 'answer',
        ...base,
        outcome: this.classify(received),
        challenge,
        factor: how.factor ?? answer.factor,
        shown: visit.shown,
        ...visit.recorded(proven()),
      }),
    )
    visit.requireMade(step)
    return { step, assertion: proven().assertion }
  }

  /** The phone that the account's owner has registered. */
  phone(): Phone {
    return new Phone(this)
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
    const agent = await this.#userAgent([])
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

  /** What an answer comes to; none is `broken`. */
  classify(answer: HttpAnswer | null): Step['outcome'] {
    return answer === null ? 'broken' : this.#options.stage.options.target.classify(answer)
  }

  async #userAgent(trace: string[]): Promise<UserAgent> {
    const { stage, role, device, deviceName, wallet, detour, node = 0 } = this.#options
    const { recorder, options } = stage
    const connections = await stage.connectionsOf(deviceName, device.proxy?.address ?? device.address, node)
    return new UserAgent({
      role,
      device,
      jar: wallet.jar,
      recorder,
      connections,
      answerTimeoutMs: options.answerTimeoutMs,
      trace,
      ...(detour !== undefined && { between: detour.between }),
    })
  }

  /** What every step begins with: who acts now, on which account, with what and from where. */
  standing() {
    const { stage, role, account, wallet, device, position, stolen } = this.#options
    const { address } = device
    return { actor: role, account, holder: wallet.holder, stolen, position, address, at: stage.options.clock.now() }
  }

  /** Runs a deed and keeps it as a step, also when the target gives no answer. For what is done in the files beside this one. */
  async deed<S extends Step>(
    act: (client: Client, agent: UserAgent) => Promise<HttpAnswer>,
    toStep: (base: Base, answer: HttpAnswer | null, client: Client) => S,
  ): Promise<S> {
    const { stage, wallet, person, node = 0, socket } = this.#options
    const exchanges: string[] = []
    const { target, surface } = stage.options
    const agent = await this.#userAgent(exchanges)
    const client = target.connect({ surface, agent, wallet, person, node, ...(socket && { socket }) })
    const base = { ...this.standing(), exchanges }
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
