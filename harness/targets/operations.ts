/**
 * The protected operations that scenarios speak of, by well-known ids. A target declares those that its service has, with the
 * level and freshness it demands; its driver translates their values into the service's own fields.
 */
import type { Person } from '../actors/person.ts'
import type { OperationFacts, Values } from '../record.ts'

const reads = { effect: 'disclosure', exemption: null, trusted: null, tells: false } as const
const acts = { effect: 'state', exemption: null, trusted: null, tells: false } as const

interface Demands {
  readonly level: number
  readonly maxAgeSeconds: number
}

/** Reading one's own account: ordinary, level 1. Values: none. */
export function statement(): OperationFacts {
  return { id: 'statement', title: 'read the account statement', level: 1, maxAgeSeconds: null, binds: [], ...reads }
}

/** Seeing which factors one has: ordinary, level 1. Values: none. */
export function listFactors(): OperationFacts {
  return { id: 'list-factors', title: 'see one’s factors', level: 1, maxAgeSeconds: null, binds: [], ...reads }
}

/** Sending money. Values: `payee` (account number), `cents` (integer), and where the service takes them `name` and `reference`. The approval binds both (PSD2 RTS, Art. 5(1)(b)). */
export function transfer(demands: {
  readonly level: number
  readonly maxAgeSeconds?: number
  readonly exemption?: OperationFacts['exemption']
  readonly trusted?: OperationFacts['trusted']
}): OperationFacts {
  return {
    id: 'transfer',
    title: 'send money',
    level: demands.level,
    maxAgeSeconds: demands.maxAgeSeconds ?? null,
    binds: ['payee', 'cents'],
    ...acts,
    exemption: demands.exemption ?? null,
    trusted: demands.trusted ?? null,
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

/** Sending several payments under one approval, which binds them all (PSD2 RTS, Art. 5(3)(b)). Values: `payments`, a text of `payee cents` pairs, with a comma and a space between them. */
export function batch(demands: Demands): OperationFacts {
  return { id: 'batch', title: 'send several payments', ...demands, binds: ['payments'], ...acts }
}

/** Putting an account on the list of those that are trusted. Values: `payee`, `name`. */
export function addPayee(demands: Demands): OperationFacts {
  return { id: 'add-payee', title: 'add a trusted payee', ...demands, binds: ['payee'], ...acts, tells: true }
}

/** Setting the limit of what may leave the account in a day. Values: `cents`. */
export function changeLimit(demands: Demands): OperationFacts {
  return { id: 'change-limit', title: 'change the daily limit', ...demands, binds: ['cents'], ...acts, tells: true }
}

/** Changing one's own password. Values: none, the person has the next one ready. Other sessions and tokens end. */
export function changePassword(demands: { readonly level: number; readonly maxAgeSeconds: number }): OperationFacts {
  return { id: 'change-password', title: 'change the password', ...demands, binds: [], ...acts, tells: true }
}

/** Removing one's own factor, such as a lost phone. Values: `factor`, as in `holds`. Other sessions and tokens end. */
export function removeFactor(demands: { readonly level: number; readonly maxAgeSeconds: number }): OperationFacts {
  return { id: 'remove-factor', title: 'remove a factor', ...demands, binds: [], ...acts, tells: true }
}

/** Declaring the device in hand one's own. Values: none. */
export function trustDevice(demands: { readonly level: number; readonly maxAgeSeconds: number }): OperationFacts {
  return { id: 'trust-device', title: 'declare the device one’s own', ...demands, binds: [], ...reads }
}

/** After these nothing else that was open on the account goes on (ASVS 7.4.2, 7.4.3). */
export const endsOtherAccess: ReadonlySet<string> = new Set(['change-password', 'remove-factor'])

/** Beginning to bind another authenticator app, whose seed is shown once. Values: `name`. What a recovery code is for. */
export function enrolFactor(demands: { readonly level: number; readonly maxAgeSeconds: number }): OperationFacts {
  return { id: 'enrol-factor', title: 'bind another factor', ...demands, binds: [], ...reads }
}

/** Binding another authenticator app, or another passkey, to the end. Values: `name`. Demands the strongest factor that the person holds. */
export function enrolTotp(demands: { readonly level: number; readonly maxAgeSeconds: number }): OperationFacts {
  return { id: 'enrol-totp', title: 'bind an authenticator app', ...demands, binds: [], ...acts, tells: true }
}

export function enrolPasskey(demands: { readonly level: number; readonly maxAgeSeconds: number }): OperationFacts {
  return { id: 'enrol-passkey', title: 'bind a passkey', ...demands, binds: [], ...acts, tells: true }
}

/** Showing the code that the owner of an account without factors was sent, before the first is bound. Values: `code`. */
export function activate(): OperationFacts {
  return { id: 'activate', title: 'activate the account', level: 1, maxAgeSeconds: null, binds: [], ...reads }
}

/** Replacing one's sheet of recovery codes. Values: none. The new codes are shown once. */
export function makeRecoveryCodes(demands: { readonly level: number; readonly maxAgeSeconds: number }): OperationFacts {
  return { id: 'make-recovery-codes', title: 'make new recovery codes', ...demands, binds: [], ...reads }
}

/** These change by which factors the account is opened. */
export const changesFactors: ReadonlySet<string> = new Set([
  'enrol-factor',
  'enrol-totp',
  'enrol-passkey',
  'remove-factor',
  'make-recovery-codes',
])

/** What an honest person asks for: the same for the same person and occasion. */
export function intention(operation: string, person: Person, occasion: number): Values {
  switch (operation) {
    case 'transfer':
      return { payee: payeeNumber(occasion), cents: 95_000 + occasion }
    case 'batch':
      return {
        payments: [1, 2, 3, 4]
          .map((place) => `${payeeNumber(10 * occasion + place)} ${40_000 + 100 * occasion + place}`)
          .join(', '),
      }
    case 'add-payee':
      return { payee: payeeNumber(occasion), name: `Landlord ${person.name.split(' ')[1]}` }
    case 'change-limit':
      return { cents: 400_000 + occasion }
    case 'remove-factor':
      return { factor: occasion < 100 ? 'totp' : 'push' }
    case 'change-email':
      return { email: `${person.login}.${occasion}@example.test` }
    case 'enrol-factor':
    case 'enrol-totp':
    case 'enrol-passkey':
      return { name: `Phone ${occasion}` }
    default:
      return {}
  }
}

function payeeNumber(place: number): string {
  return `DE${(17_000_000_000_000_000_000n + BigInt(place)).toString()}`
}

/** The same wish with one field turned to the attacker's advantage. */
export function forged(values: Values, field: string, attacker: Person): Values {
  switch (field) {
    case 'payee':
      return { ...values, payee: attacker.account }
    case 'payments':
      return { ...values, payments: `${values.payments}, ${attacker.account} 45000` }
    case 'cents':
      return { ...values, cents: Number(values.cents) * 9 }
    default:
      return { ...values, [field]: `${attacker.id}@example.test` }
  }
}
