/** One step of an actor, in words: what was done with which values, from where, and what came of it. */
import type { Challenge, Step, Values } from '../../harness/record.ts'
import { duration } from '../duration.ts'
import { type Html, html, nothing, whenPresent } from './escape.ts'
import { valuePairs } from './parts.ts'

export interface StepPlace {
  readonly number: number
  /** The instant the attempt began, on the clock of the target. */
  readonly start: number
  /** What the same actor did before it in the phase. */
  readonly before: Step | undefined
  readonly decides: boolean
  /** The first step unlike the honest flow's. */
  readonly deviates: boolean
}

export function renderStep(step: Step, place: StepPlace): Html {
  const details = particulars(step)
  return html`
    <div class="step">
      <p><i>${place.number}</i> ${stepSentence(step, place)}</p>
      ${details.markup === '' ? nothing : html`<ul>${details}</ul>`}
      ${where(step, place)}
    </div>`
}

/** From where and when, unless it is from where and when the actor's step before was. */
function where(step: Step, { start, before }: StepPlace): Html {
  const { holder, position, address, at } = step
  const stays = before?.holder === holder && before.position === position && before.address === address && before.at === at
  return stays ? nothing : html`<p class="faint">${holder} · ${position} <code>${address}</code> · ${elapsed(at - start)}</p>`
}

export function stepSentence(step: Step, { decides, deviates }: Pick<StepPlace, 'decides' | 'deviates'>): Html {
  const marks = html`${deviates ? html` <b class="mark">deviates</b>` : nothing}${decides ? html` <b class="mark">decides</b>` : nothing}`
  return html`<b>${step.actor}</b> ${deed(step)}${step.account === step.actor ? nothing : html`, on the ${step.account}’s account`}: ${step.outcome}${marks}`
}

function deed(step: Step): Html {
  switch (step.does) {
    case 'sign-in':
      return html`signs in by ${step.way}`
    case 'perform':
      return html`performs <code>${step.operation}</code>`
    case 'answer':
      return html`answers the challenge for <code>${step.challenge.operation}</code> with <code>${step.factor}</code>`
    case 'sign-out':
      return html`signs out${step.everywhere ? html` everywhere` : nothing}`
    case 'renew':
      return html`renews the tokens with <code>${step.token}</code>`
    case 'redeem':
      return html`redeems the authorization code <code>${step.code}</code>`
    case 'listen':
      return html`offers ${step.what} on a server of his own, asked for ${step.requests} times`
    case 'phone':
      return html`looks at the phone${step.decision === null ? nothing : html` and chooses <code>${step.decision}</code>`}`
    case 'event':
      return html`does to the account: ${step.event}`
    case 'probe':
      return html`sends ${step.what}`
    case 'handshake':
      return html`offers ${step.offered}${whenPresent(step.agreed, ({ protocol, cipher }) => html`, agreed on <code>${protocol} ${cipher}</code>`)}`
  }
}

function particulars(step: Step): Html {
  return html`
    ${whenPresent(step.stolen, ({ from, goods }) => html`<li class="stolen">stolen from ${from}: ${goods.map((good) => html`<code>${good}</code> `)}</li>`)}
    ${step.does === 'perform' ? performed(step) : nothing}
    ${step.does === 'answer' ? answered(step) : nothing}
    ${step.does === 'phone' ? html`<li>${step.prompts.length} requests open${step.rightNumber === false ? html`, the number was wrong` : nothing}</li>` : nothing}
    ${step.does === 'probe' && step.comparison !== null ? html`<li>compared with the others of “${step.comparison}”</li>` : nothing}`
}

function performed(step: Extract<Step, { does: 'perform' }>): Html {
  return html`
    ${Object.keys(step.values).length === 0 ? nothing : html`<li>${valuePairs(step.values)}</li>`}
    ${whenPresent(step.spelling, (spelling) => html`<li>spelled <code>${spelling}</code></li>`)}
    ${whenPresent(step.presented, (what) => html`<li>presented ${what}</li>`)}
    ${whenPresent(step.after, (id) => html`<li>relies on the approval of <code>${id}</code></li>`)}
    ${whenPresent(step.challenge, (challenge) => html`<li>challenged: ${demand(challenge, step.values)}</li>`)}
    ${step.disclosed ? html`<li>the answer carried what only this operation gives</li>` : nothing}`
}

const provers = {
  victim: 'the victim’s authenticator',
  attacker: 'the attacker’s authenticator',
  guess: 'a guess',
  nobody: 'nothing: no proof was given',
} as const

function answered(step: Extract<Step, { does: 'answer' }>): Html {
  return html`
    <li>asked: ${demand(step.challenge, {})}</li>
    <li>answered at level ${step.level} by ${provers[step.proofOf]}${whenPresent(step.proof, (proof) => html`, <code>${proof}</code>`)}${whenPresent(step.codeStep, (timeStep) => html` of time step ${timeStep}`)}</li>`
}

/** The values are left out where they have just been named. */
function demand(challenge: Challenge, named: Values): Html {
  const freshness = challenge.maxAgeSeconds === null ? 'any age' : `no older than ${challenge.maxAgeSeconds} s`
  return html`level ${challenge.level}, ${freshness}, <code>${challenge.id}</code> for ${challenge.holder}, ${challenge.account}’s account${sameValues(challenge.values, named) ? nothing : html`: ${valuePairs(challenge.values)}`}`
}

function sameValues(a: Values, b: Values): boolean {
  const names = Object.keys(a)
  return names.length === Object.keys(b).length && names.every((name) => a[name] === b[name])
}

function elapsed(ms: number): string {
  return ms < 0 ? `−${duration(-ms)}` : `+${duration(ms)}`
}
