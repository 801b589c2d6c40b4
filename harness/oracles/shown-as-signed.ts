/**
 * What you see is what you sign: the page on which something is approved shows all that is approved, as it is, in characters that look
 * like what they are (PSD2 RTS, Art. 5(1)(a) and 5(2)(b); ASVS 10.7.2).
 */
import type { AnswerStep, OperationFacts } from '../record.ts'
import { decidedBy, type Oracle, operationOf } from './oracle.ts'

/** Controls, invisible and direction-changing characters, blanks that look like nothing. */
const unseen = /[\p{C}\p{Default_Ignorable_Code_Point}\u2800]|[^\P{Z} ]/u
const latin = /\p{sc=Latin}/u
/** Scripts whose letters pass for Latin ones. */
const lookalike = /[\p{sc=Cyrillic}\p{sc=Greek}\p{sc=Armenian}]/u

export const shownAsSigned: Oracle = {
  id: 'shown-as-signed',
  title: 'What is approved is what was shown',
  judge: ({ steps }, target) =>
    steps.flatMap((step) => {
      if (step.does !== 'answer' || step.outcome !== 'done' || step.shown === null) return []
      const operation = operationOf(target, step.challenge.operation)
      const problem = operation === undefined || operation.binds.length === 0 ? null : problemWith(step, operation)
      return problem === null ? [] : [{ says: problem, exchanges: decidedBy(step) }]
    }),
}

function problemWith({ shown, challenge }: AnswerStep, { binds }: OperationFacts): string | null {
  for (const [field, approved] of Object.entries(challenge.values)) {
    const seen = shown?.[field]
    if (seen === undefined && binds.includes(field)) return `${field} was approved and not shown`
    if (seen !== undefined && seen !== approved) return `shown was ${field} ${spelled(seen)}, approved was ${spelled(approved)}`
  }
  const deceptive = Object.entries(shown ?? {}).find(([, text]) => typeof text === 'string' && deceives(text))
  return deceptive === undefined ? null : `${deceptive[0]} does not look like what it is: ${spelled(deceptive[1])}`
}

function deceives(text: string): boolean {
  return unseen.test(text) || text.normalize('NFKC') !== text || (latin.test(text) && lookalike.test(text))
}

/** In ASCII, so that the sentence shows what the page hid. */
function spelled(value: string | number | boolean): string {
  return String(value).replaceAll(/[^ -~]/gu, (letter) => `U+${letter.codePointAt(0)?.toString(16).padStart(4, '0')} `)
}
