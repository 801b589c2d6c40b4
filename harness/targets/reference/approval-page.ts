/** The page on which a challenge of the reference is answered, as its owner reads and uses it: look, then prove a factor or give up. */
import type { Person } from '../../actors/person.ts'
import type { HttpAnswer, UserAgent } from '../../network/user-agent.ts'
import type { Values } from '../../record.ts'
import type { Answer, AnswerOptions } from '../target.ts'
import { giveFactor, giveUp, type RelyingPartyFacts } from './identity-provider-dialogue.ts'

/** What the page calls the fields of operations. */
const fields = new Map([
  ['Amount', 'cents'],
  ['To account', 'payee'],
  ['Name', 'name'],
  ['name', 'name'],
  ['Reference', 'reference'],
  ['kind', 'factor'],
])

export interface Visitor {
  readonly agent: UserAgent
  readonly person: Person
  readonly relyingParty: RelyingPartyFacts
}

/** @returns the answer that leads back */
export async function useApprovalPage(
  { agent, person, relyingParty }: Visitor,
  page: string,
  answer: Answer,
  { look, endsEarly, beforeReturn, signInAs }: AnswerOptions,
): Promise<HttpAnswer> {
  const seen = look === undefined ? null : await agent.send({ method: 'GET', url: page, headers: { accept: 'text/html' } })
  // Where there is no page to read, whoever answers all the same has seen nothing.
  const wish = seen?.status === 200 ? look?.(shownOn(seen)) : 'approve'
  if (wish === 'give-up') {
    endsEarly?.()
    return giveUp(agent, page)
  }
  const proven = await giveFactor(agent, page, person, answer, relyingParty, signInAs)
  beforeReturn?.()
  return proven
}

function shownOn({ text }: HttpAnswer): Values {
  const lines = [...text.matchAll(/<dt>(.*?)<\/dt><dd><bdi>(.*?)<\/bdi><\/dd>/gs)].map(
    ([, label = '', value = '']) => [unescaped(label), unescaped(value)] as const,
  )
  const payments = lines.flatMap(([label, value]) => (label.startsWith('payment ') ? paymentIn(value) : []))
  const single = lines.flatMap(([label, value]) => {
    const field = fields.get(label)
    return field === undefined ? [] : [[field, field === 'cents' ? centsIn(value) : value] as const]
  })
  return { ...Object.fromEntries(single), ...(payments.length > 0 && { payments: payments.join(', ') }) }
}

/** `950.00 EUR to DE17…`; other lines of a payment say its name and reference. */
function paymentIn(line: string): string[] {
  const [, money = '', payee] = /^(\S+ EUR) to (\S+)$/.exec(line) ?? []
  return payee === undefined ? [] : [`${payee} ${centsIn(money)}`]
}

/** The text as it is when it is not money as the reference writes it. */
function centsIn(text: string): number | string {
  const [, whole, rest] = /^(\d+)\.(\d\d) EUR$/.exec(text) ?? []
  return whole === undefined ? text : Number(`${whole}${rest}`)
}

function unescaped(html: string): string {
  return html.replaceAll(/&#(\d+);/g, (_all, code: string) => String.fromCharCode(Number(code)))
}
