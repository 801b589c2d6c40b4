/** Cases of the oracles on what an approval and an elevation open, how long, what goes without one, and what was shown before. */
import type { Evidence, Values } from '../../harness/record.ts'
import { makeAnswer, makeAsked, makeChallenge, makeEvent, makeEvidence, makePerform, makeSignOut, rent } from './make-evidence.ts'
import type { OracleCases } from './oracle-cases.ts'

const honest = (overrides: Partial<Evidence> = {}) => makeEvidence('honest', overrides)
const times = <T>(count: number, make: () => T): T[] => Array.from({ length: count }, make)
const elevated = (answer: Parameters<typeof makeAnswer>[0], perform: Parameters<typeof makePerform>[0] = {}) =>
  honest({ steps: [makeAnswer(answer), makePerform(perform)] })
const effect = { operation: 'transfer', account: 'victim', values: rent } as const
const otherPayee = { ...rent, payee: 'DE99' }
const shown = (values: Values) => elevated({ shown: values })
export const small = (overrides: Parameters<typeof makePerform>[0] = {}) =>
  makePerform({ after: null, values: { ...rent, cents: 3000 }, ...overrides })
export const addition = makeChallenge({ id: 'challenge 9', operation: 'add-payee', values: { payee: rent.payee } })
export const trusting = makePerform({ operation: 'add-payee', values: { payee: rent.payee }, after: 'challenge 9' })
const removal = makePerform({ operation: 'remove-factor', values: { kind: 'totp' }, after: null })

export const elevationCases: Readonly<Record<string, OracleCases>> = {
  'executed-as-approved': {
    accepts: {
      'a transfer as it was approved': honest(),
      'one of two approved transfers': honest({
        steps: [makeAnswer({ challenge: makeChallenge({ values: otherPayee }) }), makeAnswer(), makePerform()],
      }),
      'another value that no approval binds': elevated({ challenge: makeChallenge({ values: { ...rent, note: 'a' } }) }),
      'a small payment beside an approved one': honest({
        steps: [makeAnswer(), makePerform(), makePerform({ after: null, values: { ...otherPayee, cents: 3000 } })],
      }),
      'an operation that binds nothing': elevated(
        { challenge: makeChallenge({ operation: 'change-email', values: { email: 'a' } }) },
        { operation: 'change-email', values: { email: 'b' } },
      ),
    },
    objects: {
      'another payee': elevated({}, { values: otherPayee }),
      'another amount': elevated({}, { values: { ...rent, cents: 1 } }),
      'something else that happened behind an honest answer': honest({ effects: [{ ...effect, values: otherPayee }] }),
      'an approval that came afterwards': honest({
        steps: [makeAnswer({ challenge: makeChallenge({ values: otherPayee }) }), makePerform(), makeAnswer()],
      }),
      'an approval that was refused': honest({
        steps: [
          makeAnswer({ challenge: makeChallenge({ values: otherPayee }) }),
          makeAnswer({ outcome: 'refused' }),
          makePerform(),
        ],
      }),
    },
  },
  'elevation-stays-in-scope': {
    accepts: {
      'a proof for this, here': honest(),
      'a proof for this after one for something else': honest({
        steps: [makeAnswer({ challenge: makeChallenge({ operation: 'change-email' }) }), makeAnswer(), makePerform()],
      }),
      'no proof at all, which is judged elsewhere': honest({ steps: [makePerform()] }),
      'a password given again': elevated({ level: 1, challenge: makeChallenge({ operation: 'change-email' }) }),
      'a small payment after a proof for something else': honest({
        steps: [makeAnswer({ challenge: makeChallenge({ operation: 'change-email' }) }), small()],
      }),
    },
    objects: {
      'a proof for something else': elevated({ challenge: makeChallenge({ operation: 'change-email' }) }),
      'a proof in another session': elevated({ holder: 'victim 2' }),
    },
  },
  'elevation-ends-with-its-ground': {
    accepts: {
      'a proof right before': honest(),
      'a sign-out of another session': honest({ steps: [makeAnswer(), makeSignOut({ holder: 'victim 2' }), makePerform()] }),
      'a sign-out that was refused': honest({ steps: [makeAnswer(), makeSignOut({ outcome: 'refused' }), makePerform()] }),
      'a new proof after a factor has gone': honest({ steps: [makeAnswer(), removal, makeAnswer(), makePerform()] }),
      'a deed that is challenged': honest({ steps: [makeAnswer(), removal, makeAsked()] }),
      'an unlocking': honest({ steps: [makeAnswer(), makeEvent('unlocked'), makePerform()] }),
      'another account': honest({ steps: [makeAnswer(), { ...removal, account: 'attacker' }, makePerform()] }),
    },
    objects: {
      'a proof from before the sign-out': honest({ steps: [makeAnswer(), makeSignOut(), makePerform()] }),
      'a proof from before a sign-out everywhere': honest({
        steps: [makeAnswer(), makeSignOut({ holder: 'victim 2', everywhere: true }), makePerform()],
      }),
      'a proof from before a factor has gone': honest({ steps: [makeAnswer(), removal, makePerform()] }),
      'a proof from before a lock': honest({ steps: [makeAnswer(), makeEvent('locked'), makePerform()] }),
    },
  },
  'exemptions-are-bounded': {
    accepts: {
      'an approved payment': honest(),
      'five small ones of little': honest({ steps: times(5, () => small({ values: { ...rent, cents: 2000 } })) }),
      'small ones before and after an approved one': honest({
        steps: [...times(3, () => small()), makeAnswer(), makePerform(), ...times(3, () => small())],
      }),
      'many to a trusted payee': honest({
        steps: [makeAnswer({ challenge: addition }), trusting, ...times(9, () => makePerform({ after: null }))],
      }),
      'one too many that is challenged': honest({ steps: [...times(3, () => small()), makeAsked()] }),
    },
    objects: {
      'six small ones': honest({ steps: times(6, () => small({ values: { ...rent, cents: 1 } })) }),
      'four that come to more': honest({ steps: times(4, () => small()) }),
      'an approval that was refused': honest({
        steps: [...times(3, () => small()), makeAnswer({ outcome: 'refused' }), makePerform(), small()],
      }),
      'a large one without a proof of its own': honest({ steps: [makeAnswer(), makePerform(), makePerform({ after: null })] }),
      'one below zero': honest({ steps: [small({ values: { ...rent, cents: -3000 } })] }),
    },
  },
  'shown-as-signed': {
    accepts: {
      'all of it, and a text that reads as what it is': shown({ ...rent, name: 'Jürgen Müller & Söhne' }),
      'a page that nobody looked at': elevated({ shown: null }),
      'an operation that binds nothing': elevated({ shown: {}, challenge: makeChallenge({ operation: 'change-email' }) }),
      'an approval that was refused': elevated({ outcome: 'refused', shown: {} }),
    },
    objects: {
      'the payee left out': shown({ cents: rent.cents }),
      'another amount': shown({ ...rent, cents: 1 }),
      'an amount that cannot be read': shown({ ...rent, cents: '950,00 EUR' }),
      'another text': elevated({
        challenge: makeChallenge({ values: { ...rent, name: 'a' } }),
        shown: { ...rent, name: 'b' },
      }),
      'a text that turns around': shown({ ...rent, name: '\u202eABC' }),
      'an invisible letter': shown({ ...rent, name: 'AB\u200bC' }),
      'a letter of another script': shown({ ...rent, name: 'B\u0430nk' }),
      'a full-width letter': shown({ ...rent, name: '\uff21BC' }),
    },
  },
}
