/** Sign-ins and probes of one comparison are answered alike: status, header fields and text (ASVS 6.3.8; PSD2 RTS, Art. 4(3)(a)). */
import type { Exchange } from '../record.ts'
import { decidedBy, type Oracle } from './oracle.ts'

/** Of these the presence says nothing either: proxies and connections add them. */
const passing: ReadonlySet<string> = new Set(['date', 'connection', 'keep-alive', 'content-length', 'transfer-encoding', 'etag'])

export const strangersLearnNothing: Oracle = {
  id: 'strangers-learn-nothing',
  title: 'Answers do not tell which accounts there are',
  judge: ({ steps, exchanges }) => {
    const compared = steps.flatMap((step) =>
      (step.does === 'sign-in' || step.does === 'probe') && step.comparison !== null ? [{ step, name: step.comparison }] : [],
    )
    const answerTo = (ids: readonly string[]) => exchanges.find(({ id }) => ids.includes(id))
    return compared.flatMap(({ step, name }, index) => {
      const first = compared.find((other) => other.name === name)
      if (first === undefined || compared[index] === first) return []
      const [one, other] = [answerTo(decidedBy(first.step)), answerTo(decidedBy(step))]
      const differs = one === undefined || other === undefined ? null : difference(one, other)
      if (differs === null) return []
      return [{ says: `${name}: the answers differ in ${differs}`, exchanges: [...decidedBy(first.step), ...decidedBy(step)] }]
    })
  },
}

function difference({ response: one }: Exchange, { response: other }: Exchange): string | null {
  if (one === null || other === null) return null
  if (one.status !== other.status) return `the status: ${one.status} and ${other.status}`
  const names = ({ headers }: NonNullable<Exchange['response']>) =>
    [...new Set(headers.map(({ name }) => name.toLowerCase()))]
      .filter((name) => !passing.has(name))
      .sort()
      .join(', ')
  if (names(one) !== names(other)) return 'the header fields'
  return plain(one.content.text) === plain(other.content.text) ? null : 'the text'
}

/** Without what has to differ: the labels of secrets. */
function plain(text: string): string {
  return text.replaceAll(/\{[a-z][a-z-]* \d+\}/g, '{}')
}
