/** A person's registered phone, at home and on a connection of its own. Each look at it is a step of the evidence, with what its owner decides. */
import { ScenarioError } from '../errors.ts'
import { UserAgent } from '../network/user-agent.ts'
import type { Step } from '../record.ts'
import type { PhoneDecision, PhoneLine, PromptShown } from '../targets/target.ts'
import type { Actor } from './actor.ts'
import type { Deed, NumberShown } from './deed.ts'
import { Wallet } from './wallet.ts'

type PhoneStep = Extract<Step, { does: 'phone' }>

/** What the phone showed at a look, oldest first, and what came of the decision. */
export interface Looked extends Deed {
  readonly step: PhoneStep
  readonly prompts: readonly PromptShown[]
}

export interface ApproveHow {
  /** What is typed into the phone; default: the number that the browser shows. */
  readonly number?: string | null
  /** A request that the phone showed before; default: the newest that it shows now. */
  readonly prompt?: PromptShown | undefined
}

export class Phone {
  readonly #owner: Actor

  constructor(owner: Actor) {
    this.#owner = owner
  }

  /** Only looks. */
  looks(): Promise<Looked> {
    return this.#decides(null, null)
  }

  /** Approves; where the phone shows nothing, it stays at the look. @param shown what the requesting browser shows */
  approves(shown: NumberShown, { number = shown.number, prompt }: ApproveHow = {}): Promise<Looked> {
    return this.#decides({ kind: 'approve', number }, shown, prompt)
  }

  denies(): Promise<Looked> {
    return this.#decides({ kind: 'deny' }, null)
  }

  /** Denies, and says that it was somebody else who asked. */
  reports(): Promise<Looked> {
    return this.#decides({ kind: 'report' }, null)
  }

  async #decides(decision: PhoneDecision | null, shown: NumberShown | null, known?: PromptShown): Promise<Looked> {
    const { stage, account, person } = this.#owner.options
    const { target, clock } = stage.options
    const exchanges: string[] = []
    const holder = `${account}’s phone`
    const line = await this.#line(holder, exchanges)
    const { answer: looked, prompts } = known === undefined ? await line.look() : { answer: null, prompts: [known] }
    const prompt = prompts.at(-1)
    const decided = decision === null || prompt === undefined ? null : decision
    const at = clock.now()
    const answer = decided === null || prompt === undefined ? looked : await line.decide(prompt, decided)
    const right = decided?.kind === 'approve' && shown?.number === decided.number && at < (prompt?.expiresAt ?? 0)
    const step: PhoneStep = {
      does: 'phone',
      actor: account,
      account,
      holder,
      stolen: null,
      position: 'victim-home',
      address: person.device.address,
      at,
      outcome: answer === null ? 'broken' : target.classify(answer),
      exchanges,
      prompts: prompts.map(({ id }) => stage.redactor.label('prompt', id)),
      decision: decided?.kind ?? null,
      rightNumber: decided?.kind === 'approve' ? right : null,
    }
    stage.steps.push(step)
    return { step, prompts }
  }

  async #line(holder: string, trace: string[]): Promise<PhoneLine> {
    const { stage, role, person } = this.#owner.options
    const { target, clock, answerTimeoutMs } = stage.options
    if (target.phone === undefined) throw new ScenarioError('this target asks no phone: `needs` has to name `push`')
    const { device } = person
    const connections = await stage.connectionsOf(holder, device.address, 0)
    const { jar } = new Wallet(holder)
    const agent = new UserAgent({ role, device, jar, recorder: stage.recorder, connections, answerTimeoutMs, trace })
    return target.phone(person, agent, clock.now())
  }
}
