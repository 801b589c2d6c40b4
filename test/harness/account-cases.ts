/** Cases of the oracles on locks, enumeration and the life cycle of factors. */
import type { Evidence, Values } from '../../harness/record.ts'
import { makeAnswer, makeAsked, makeChallenge, makeEvidence, makeExchange, makePerform, makeSignIn } from './make-evidence.ts'
import type { OracleCases } from './oracle-cases.ts'

const honest = (overrides: Partial<Evidence> = {}) => makeEvidence('honest', overrides)
const attack = (overrides: Partial<Evidence> = {}) => makeEvidence('attack', overrides)
const thief = { actor: 'attacker', holder: 'attacker 1' } as const
const wrong = () => makeAnswer({ outcome: 'refused', proofOf: 'guess', proof: '{code 9}', codeStep: null })
const times = <T>(count: number, make: () => T): T[] => Array.from({ length: count }, make)
const guessedPassword = () => makeSignIn({ ...thief, outcome: 'refused' })
const operatorDid = (event: 'locked' | 'unlocked' | 'factors-removed'): Evidence['steps'][number] => ({
  ...guessedPassword(),
  does: 'event',
  actor: 'operator',
  outcome: 'done',
  event,
})
const compared = (...exchanges: readonly string[]) =>
  exchanges.map((id) => makeSignIn({ ...thief, outcome: 'refused', comparison: 'wrong password', exchanges: [id] }))
const refusedWith = (id: string, text: string, status = 403, headers: readonly { name: string; value: string }[] = []) => {
  const exchange = makeExchange(id, status)
  const content = { size: text.length, mimeType: 'application/json', text }
  return { ...exchange, response: { status, headers, content } }
}
/** A factor bound or taken away after a proof of this level. */
const bound = (level: number, operation = 'enrol-totp', values: Values = { name: 'Phone' }) => [
  makeAnswer({ level, challenge: makeChallenge({ operation, values }) }),
  makePerform({ operation, values }),
]
const ofAttacker = { account: 'attacker', proofOf: 'attacker' } as const
const changed = (email = 'a') => ({ operation: 'change-email', account: 'victim', values: { email } }) as const

export const accountCases: Readonly<Record<string, OracleCases>> = {
  'locked-stays-out': {
    accepts: {
      'an account that was never locked': honest(),
      'one that was unlocked again': honest({
        steps: [operatorDid('locked'), operatorDid('unlocked'), makeSignIn(), makePerform()],
      }),
      'what was refused': attack({ steps: [operatorDid('locked'), makeSignIn({ ...thief, outcome: 'refused' })] }),
      'another account': attack({ steps: [operatorDid('locked'), makePerform({ ...thief, account: 'attacker' })] }),
    },
    objects: {
      'a sign-in': attack({ steps: [operatorDid('locked'), makeSignIn(thief)] }),
      'a challenge from before': attack({ steps: [makeAsked(), operatorDid('locked'), makeAnswer()] }),
      'an action': attack({ steps: [makeSignIn(thief), operatorDid('locked'), makePerform(thief)] }),
    },
  },
  'owner-not-locked-out': {
    accepts: {
      'an owner who is let in': attack({ steps: [...times(6, guessedPassword), makeSignIn()] }),
      'a device that was never known': attack({ steps: [...times(6, guessedPassword), makeSignIn({ outcome: 'refused' })] }),
      'one’s own mistakes': honest({ steps: [makeAnswer(), makeSignIn({ outcome: 'refused' })] }),
      'a code that the owner got wrong': attack({ steps: [guessedPassword(), wrong()] }),
    },
    objects: {
      'a known device': attack({ steps: [makeAnswer(), ...times(6, guessedPassword), makeSignIn({ outcome: 'refused' })] }),
      'a factor that nobody guessed at': attack({ steps: [...times(6, guessedPassword), makeAnswer({ outcome: 'refused' })] }),
    },
  },
  'strangers-learn-nothing': {
    accepts: {
      'equal answers': attack({
        steps: compared('x1', 'x2'),
        exchanges: [refusedWith('x1', '{"a":1}'), refusedWith('x2', '{"a":1}')],
      }),
      'answers with other secrets in them': attack({
        steps: compared('x1', 'x2'),
        exchanges: [refusedWith('x1', '{"a":"{token 1}"}'), refusedWith('x2', '{"a":"{token 2}"}')],
      }),
      'different questions': attack({
        steps: [...compared('x1'), makeSignIn({ ...thief, outcome: 'refused', comparison: 'other', exchanges: ['x2'] })],
        exchanges: [refusedWith('x1', 'a'), refusedWith('x2', 'b')],
      }),
      'answers that nobody compares': attack({
        steps: ['x1', 'x2'].map((id) => makeSignIn({ ...thief, outcome: 'refused', exchanges: [id] })),
        exchanges: [refusedWith('x1', 'a'), refusedWith('x2', 'b')],
      }),
    },
    objects: {
      'another text': attack({ steps: compared('x1', 'x2'), exchanges: [refusedWith('x1', 'a'), refusedWith('x2', 'b')] }),
      'another status': attack({ steps: compared('x1', 'x2'), exchanges: [refusedWith('x1', 'a'), refusedWith('x2', 'a', 429)] }),
      'another header field': attack({
        steps: compared('x1', 'x2'),
        exchanges: [refusedWith('x1', 'a'), refusedWith('x2', 'a', 403, [{ name: 'Retry-After', value: '60' }])],
      }),
      'the third of three': attack({
        steps: compared('x1', 'x2', 'x3'),
        exchanges: [refusedWith('x1', 'a'), refusedWith('x2', 'a'), refusedWith('x3', 'b')],
      }),
    },
  },
  'factor-not-weakened': {
    accepts: {
      'a factor bound with the strongest': honest({ steps: bound(3) }),
      'a code where nothing stronger is held': honest({ holds: ['totp'], steps: bound(2) }),
      'the first factor, with the code that was sent': honest({
        holds: [],
        steps: [makePerform({ operation: 'activate' }), makePerform({ operation: 'enrol-totp' })],
      }),
      'one of two taken away': honest({ steps: bound(3, 'remove-factor', { factor: 'totp' }) }),
      'other operations': honest(),
      'factors that the operator took away': attack({
        steps: [operatorDid('factors-removed')],
        effects: [{ operation: 'remove-factor', account: 'victim', values: {} }],
      }),
    },
    objects: {
      'a weaker factor': honest({ steps: bound(2) }),
      'no proof': attack({ steps: [makePerform({ ...thief, operation: 'enrol-totp' })] }),
      'a proof in another session': attack({ steps: [...bound(3), makePerform({ ...thief, operation: 'enrol-totp' })] }),
      'a proof for something else': honest({
        steps: [makeAnswer({ factor: 'webauthn', level: 3 }), makePerform({ operation: 'remove-factor' })],
      }),
      'a first factor without the code': attack({ holds: [], steps: [makePerform({ operation: 'enrol-totp' })] }),
      'all factors taken away': attack({
        steps: [...bound(3, 'remove-factor', { factor: 'totp' }), ...bound(3, 'remove-factor', { factor: 'webauthn' })],
      }),
      'a factor that ended up at another account': attack({
        steps: [
          makeAnswer({ ...ofAttacker, level: 3, challenge: makeChallenge({ operation: 'enrol-totp' }) }),
          makePerform({ account: 'attacker', operation: 'enrol-totp' }),
        ],
        effects: [{ operation: 'enrol-totp', account: 'victim', values: {} }],
      }),
    },
  },
  'owner-is-told': {
    accepts: {
      'a message for each change': honest({ effects: [changed()], notices: [{ account: 'victim', about: 'changed' }] }),
      'a target that shows no messages': honest({ effects: [changed()], notices: null }),
      'operations that need no message': honest({ notices: [] }),
    },
    objects: {
      silence: honest({ effects: [changed()], notices: [] }),
      'a message to somebody else': honest({ effects: [changed()], notices: [{ account: 'attacker', about: 'changed' }] }),
      'one message for two changes': honest({
        effects: [changed(), changed('b')],
        notices: [{ account: 'victim', about: 'changed' }],
      }),
    },
  },
}
