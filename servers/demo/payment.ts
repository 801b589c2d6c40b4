/** One payment: what may stand in it when it comes from outside, and the terms that an approval of it binds. */
import { z } from 'zod'
import type { Terms } from '../details.ts'
import type { Defences } from '../gateway/defences.ts'
import { nameCharacters, referenceCharacters } from '../limits.ts'

/** The one currency that accounts are kept in. */
export const currency = 'EUR'

/** An account number: letters and digits only, so that what is shown cannot hide anything. */
export const ibanSchema = z.string().regex(/^[A-Z]{2}\d{2}[A-Z0-9]{10,30}$/, 'expected an IBAN')

export interface Payment {
  readonly payee: string
  readonly cents: number
  readonly name: string | null
  readonly reference: string | null
}

type TextDefences = Pick<Defences, 'checkShownText'>

/** @see https://eur-lex.europa.eu/eli/reg_del/2018/389/oj Art. 5: amount and payee are what is approved */
export function paymentSchema(defences: TextDefences & Pick<Defences, 'checkAmount'>) {
  const given = z.strictObject({
    payee: ibanSchema,
    cents: amountSchema(defences),
    name: shownTextSchema(defences, nameCharacters).optional(),
    reference: shownTextSchema(defences, referenceCharacters).optional(),
  })
  return given.transform(
    ({ name = null, reference = null, ...rest }): Payment => ({ payee: rest.payee, cents: rest.cents, name, reference }),
  )
}

export function amountSchema({ checkAmount }: Pick<Defences, 'checkAmount'>) {
  return z.custom<number>(checkAmount, 'expected a whole positive number of cents within the bound')
}

/** @param most characters; a longer text is refused, never cut */
export function shownTextSchema({ checkShownText }: TextDefences, most: number) {
  return z.string().superRefine((text, context) => {
    const problem = checkShownText(text, most)
    if (problem !== null) context.addIssue({ code: 'custom', message: problem })
  })
}

export function paymentTerms({ payee, cents, name, reference }: Payment): Terms {
  return { payee, cents, currency, ...(name !== null && { name }), ...(reference !== null && { reference }) }
}
