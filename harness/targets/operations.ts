/**
 * The protected operations that scenarios speak of, by well-known ids. A target declares those that its service has, with the
 * level and freshness it demands; its driver translates their values into the service's own fields.
 */
import type { Person } from '../actors/person.ts'
import type { OperationFacts, Values } from '../record.ts'

const reads = { effect: 'disclosure', exemption: null, tells: false } as const
const acts = { effect: 'state', exemption: null, tells: false } as const

/** Reading one's own account: ordinary, level 1. Values: none. */
export function statement(): OperationFacts {
  return { id: 'statement', title: 'read the account statement', level: 1, maxAgeSeconds: null, binds: [], ...reads }
}

/** Seeing which factors one has: ordinary, level 1. Values: none. */
export function listFactors(): OperationFacts {
  return { id: 'list-factors', title: 'see one’s factors', level: 1, maxAgeSeconds: null, binds: [], ...reads }
}

/** Sending money. Values: `payee` (account number), `cents` (integer). The approval binds both (PSD2 RTS, Art. 5(1)(b)). */
export function transfer(demands: {
  readonly level: number
  readonly maxAgeSeconds?: number
  readonly exemption?: OperationFacts['exemption']
}): OperationFacts {
  return {
    id: 'transfer',
    title: 'send money',
    level: demands.level,
    maxAgeSeconds: demands.maxAgeSeconds ?? null,
    binds: ['payee', 'cents'],
    ...acts,
    exemption: demands.exemption ?? null,
  }
}

/** Places that a batch of the harness has at the most. */
export const batchPlaces = [1, 2, 3] as const

/** Several payments under one approval. Values: `payee 1`, `cents 1` and so on; the approval binds all of them (PSD2 RTS, Art. 5(3)(b)). */
export function batch(demands: { readonly level: number; readonly maxAgeSeconds?: number }): OperationFacts {
  return {
    id: 'batch',
    title: 'send several payments at once',
    level: demands.level,
    maxAgeSeconds: demands.maxAgeSeconds ?? null,
    binds: batchPlaces.flatMap((place) => [`payee ${place}`, `cents ${place}`]),
    ...acts,
  }
}

/** Changing the e-mail address. Values: `email`. Demands a fresh proof. */
export function changeEmail(demands: { readonly level: number; readonly maxAgeSeconds: number }): OperationFacts {
  return { id: 'change-email', title: 'change the e-mail address', ...demands, binds: [], ...acts, tells: true }
}

/** Opening the administration page. Values: none. */
export function adminPage(demands: { readonly level: number; readonly maxAgeSeconds: number }): OperationFacts {
  return { id: 'admin-page', title: 'open the administration page', ...demands, binds: [], ...reads }
}

/** What an honest person asks for: the same for the same person and occasion. */
export function intention(operation: string, person: Person, occasion: number): Values {
  switch (operation) {
    case 'transfer':
      return payment(occasion)
    case 'batch':
      return { ...inPlace(1, payment(2 * occasion)), ...inPlace(2, payment(2 * occasion + 1)) }
    case 'change-email':
      return { email: `${person.login}.${occasion}@example.test` }
    default:
      return {}
  }
}

/** The same wish with one field turned to the attacker's advantage. */
export function forged(values: Values, field: string, attacker: Person): Values {
  switch (field) {
    case 'payee':
      return { ...values, payee: attacker.account }
    case 'cents':
      return { ...values, cents: Number(values.cents) * 9 }
    default:
      return { ...values, [field]: `${attacker.id}@example.test` }
  }
}

function payment(occasion: number): { readonly payee: string; readonly cents: number } {
  return { payee: `DE${(17_000_000_000_000_000_000n + BigInt(occasion)).toString()}`, cents: 95_000 + occasion }
}

function inPlace(place: number, { payee, cents }: { readonly payee: string; readonly cents: number }): Values {
  return { [`payee ${place}`]: payee, [`cents ${place}`]: cents }
}
