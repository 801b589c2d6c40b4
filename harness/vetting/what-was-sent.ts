/**
 * What a phase sent to the target, without what differs from person to person: two phases that send the same give the same text.
 * Strings, holders, addresses and codes are told apart only by which of them are equal; times count from the first step, on a clock
 * that only flows move.
 */
import type { Evidence, Exchange, Step } from '../record.ts'
import type { TargetDefinition } from '../targets/target.ts'

export function whatWasSent({ steps, exchanges }: Evidence, clock: TargetDefinition['clock']): string {
  const [holder, address, text, challenge] = [ranks(), ranks(), ranks(), ranks()]
  const start = steps[0]?.at ?? 0
  const firstCode = steps.find((step) => step.does === 'answer' && step.codeStep !== null)
  return JSON.stringify(
    steps.map((step) => [
      step.does,
      holder(step.holder),
      address(step.address),
      clock === 'virtual' && step.at - start,
      step.exchanges.map((id) => request(exchanges.find((exchange) => exchange.id === id))),
      ownPart(step),
    ]),
  )

  /** What only steps of this kind have. */
  function ownPart(step: Step): unknown {
    switch (step.does) {
      case 'perform': {
        const values = Object.entries(step.values).map(([name, value]) => [name, typeof value === 'string' ? text(value) : value])
        return [step.operation, values, step.spelling, step.after && challenge(step.after)]
      }
      case 'answer': {
        const codeStep = step.codeStep !== null && firstCode?.does === 'answer' && step.codeStep - (firstCode.codeStep ?? 0)
        return [step.factor, challenge(step.challenge.id), step.proofOf === 'guess', step.proof && text(step.proof), codeStep]
      }
      case 'sign-in':
        return step.way
      case 'sign-out':
        return step.everywhere
      case 'renew':
        return text(step.token)
      case 'phone':
        return [step.decision, step.rightNumber]
      case 'event':
        return step.event
      case 'probe':
        return step.what
      case 'handshake':
        return step.offered
    }
  }
}

/** Method, path without its ids, and the names of parameters and headers: their values are somebody's, or random. */
function request(exchange: Exchange | undefined): unknown {
  if (exchange === undefined) return null
  const { method, url, headers } = exchange.request
  const [place = '', query = ''] = url.split('?')
  const path = place.split('/').map((part) => (/\d|.{16}/.test(part) ? '*' : part))
  return [method, path, [...new URLSearchParams(query).keys()].toSorted(), headers.map(({ name }) => name).toSorted()]
}

/** Numbers things in the order in which they are first met. */
function ranks(): (thing: string) => number {
  const met: string[] = []
  return (thing) => {
    if (!met.includes(thing)) met.push(thing)
    return met.indexOf(thing)
  }
}
