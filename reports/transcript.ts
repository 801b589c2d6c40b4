/** One attempt on a terminal, step by step with every exchange in full: what `replay` shows. */
import type { AttemptRecord, Evidence, Exchange, Step } from '../harness/record.ts'
import { type Paint, paintFor, type TerminalOptions } from './paint.ts'
import { shorten, visibleBlock, visibleLine } from './visible.ts'

/** Characters of a body that are printed; the record holds more. */
const mostBodyCharacters = 2000

export function renderTranscript(attempt: AttemptRecord, options: TerminalOptions): string {
  const paint = paintFor(options)
  const phases = attempt.phases.flatMap((evidence) => phaseLines(evidence, paint))
  return `${[paint.bold(visibleLine(attempt.id)), visibleLine(attempt.story), ...phases].join('\n')}\n`
}

function phaseLines(evidence: Evidence, paint: Paint): string[] {
  const exchanges = new Map(evidence.exchanges.map((exchange) => [exchange.id, exchange]))
  const told = new Set(evidence.steps.flatMap((step) => step.exchanges))
  const steps = evidence.steps.flatMap((step, index) => {
    const decides = evidence.decided.includes(index) ? ' (decides)' : ''
    const own = step.exchanges.flatMap((id) => exchangeLines(exchanges.get(id), paint))
    return [`\n  ${paint.bold(sentence(step) + decides)}`, ...own]
  })
  const others = evidence.exchanges.filter(({ id }) => !told.has(id)).flatMap((exchange) => exchangeLines(exchange, paint))
  const effects = evidence.effects.map(
    ({ operation, account, values }) => `  became true: ${operation} for the ${account} ${JSON.stringify(values)}`,
  )
  const failure = evidence.failure === null ? [] : [`  failed: ${evidence.failure.says}`]
  const skipped = evidence.skipped === null ? [] : [`  left out: ${evidence.skipped}`]
  const endings = [...effects, ...failure, ...skipped].map(visibleLine)
  return [`\n${paint.bold(`— ${evidence.phase} —`)}`, ...steps, ...others, ...endings]
}

function sentence(step: Step): string {
  const who = `${step.actor} (${step.position}, ${step.address}, ${step.holder})`
  switch (step.does) {
    case 'sign-in':
      return visibleLine(`${who} signs in by ${step.way}: ${step.outcome}`)
    case 'perform':
      return visibleLine(`${who} performs ${step.spelling ?? step.operation} ${JSON.stringify(step.values)}: ${step.outcome}`)
    case 'answer':
      return visibleLine(`${who} answers ${step.challenge.id} with ${step.factor}: ${step.outcome}`)
    case 'sign-out':
      return visibleLine(`${who} signs out${step.everywhere ? ' everywhere' : ''}: ${step.outcome}`)
    case 'renew':
      return visibleLine(`${who} renews the tokens with ${step.token}: ${step.outcome}`)
    case 'redeem':
      return visibleLine(`${who} redeems the authorization code ${step.code}: ${step.outcome}`)
    case 'listen':
      return visibleLine(`${who} offers ${step.what} on a server of his own: asked for ${step.requests} times`)
    case 'phone':
      return visibleLine(
        `${who} looks at the phone (${step.prompts.length} open)${step.decision === null ? '' : ` and chooses ${step.decision}`}`,
      )
    case 'event':
      return visibleLine(`the operator, about the ${step.account}’s account: ${step.event}`)
    case 'probe':
      return visibleLine(`${who} sends ${step.what}: ${step.outcome}`)
    case 'handshake':
      return visibleLine(`${who} offers ${step.offered}: ${step.agreed?.cipher ?? step.outcome}`)
  }
}

function exchangeLines(exchange: Exchange | undefined, paint: Paint): string[] {
  if (exchange === undefined) return []
  const { request, response, failure, id, time } = exchange
  const headers = (list: Exchange['request']['headers']) =>
    list.map(({ name, value }) => `      ${visibleLine(`${name}: ${value}`)}`)
  const body = (text: string) =>
    text === '' ? [] : [`      ${visibleBlock(shorten(text, mostBodyCharacters)).replaceAll('\n', '\n      ')}`]
  const answer =
    response === null
      ? [`    < no answer: ${visibleLine(failure ?? 'unknown')}`]
      : [`    < ${response.status} in ${time.toFixed(1)} ms`, ...headers(response.headers), ...body(response.content.text)]
  return [
    `    ${paint.faint(visibleLine(id))}`,
    `    > ${visibleLine(`${request.method} ${request.url}`)}`,
    ...headers(request.headers),
    ...body(request.postData?.text ?? ''),
    ...answer,
  ]
}
