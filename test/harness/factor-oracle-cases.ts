/** The cases of oracles that judge how factors are proven, counted and spent. */
import type { Evidence } from '../../harness/record.ts'
import { makeAnswer, makeAsked, makeEvidence, makeLook, makeSignIn, start } from './make-evidence.ts'
import type { OracleCases } from './oracle-cases.ts'

const honest = (overrides: Partial<Evidence> = {}) => makeEvidence('honest', overrides)
const attack = (overrides: Partial<Evidence> = {}) => makeEvidence('attack', overrides)
const thief = { actor: 'attacker', holder: 'attacker 1' } as const
const times = <T>(count: number, make: () => T): T[] => Array.from({ length: count }, make)
const wrong = () => makeAnswer({ outcome: 'refused', proofOf: 'guess', proof: '{code 9}', codeStep: null })
const code = (overrides: Parameters<typeof makeAnswer>[0] = {}) =>
  makeAnswer({ factor: 'recovery-code', proof: '{recovery-code 1}', codeStep: null, ...overrides })
const passkey = (overrides: Parameters<typeof makeAnswer>[0] = {}) =>
  makeAnswer({ factor: 'webauthn', level: 3, proof: '{passkey-challenge 1}', codeStep: null, ...overrides })
const pushed = (overrides: Parameters<typeof makeAnswer>[0] = {}) =>
  makeAnswer({ factor: 'push', proof: null, codeStep: null, ...overrides })
const approved = () => makeLook({ decision: 'approve', rightNumber: true })
const prompt = (number: number, overrides: Parameters<typeof makeLook>[0] = {}) =>
  makeLook({ prompts: [`{prompt ${number}}`], ...overrides })
const bounded = (steps: Evidence['steps']) => attack({ steps })
const denied = (number: number) => prompt(number, { decision: 'deny' })

export const factorOracleCases: Readonly<Record<string, OracleCases>> = {
  'recovery-code-spent-once': {
    accepts: {
      'two different codes': honest({ steps: [code(), code({ proof: '{recovery-code 2}' })] }),
      'a used code that is refused': attack({ steps: [code(), code({ ...thief, outcome: 'refused' })] }),
      'a code that counted at the second try': honest({ steps: [code({ outcome: 'refused' }), code()] }),
      'another factor twice, which is judged elsewhere': honest({ steps: [makeAnswer(), makeAnswer()] }),
    },
    objects: {
      'the same code twice': honest({ steps: [code(), code()] }),
      'the same code in another session, two answers later': attack({ steps: [code(), makeAnswer(), code(thief)] }),
    },
  },
  'challenge-spent-once': {
    accepts: {
      'a challenge for each answer': honest({ steps: [passkey(), passkey({ proof: '{passkey-challenge 2}' })] }),
      'a captured answer that is refused': attack({ steps: [passkey(), passkey({ ...thief, outcome: 'refused' })] }),
      'an answer that nobody can read, twice': attack({ steps: times(2, () => passkey({ proof: null })) }),
    },
    objects: {
      'a captured answer that is accepted': attack({ steps: [passkey(), passkey(thief)] }),
      'one that was refused first': attack({ steps: [passkey({ outcome: 'refused' }), passkey()] }),
    },
  },
  'proof-is-the-owners': {
    accepts: {
      'the owner’s own proof': honest(),
      'the attacker’s own proof for an account of his own': attack({
        steps: [makeAnswer({ ...thief, account: 'attacker', proofOf: 'attacker' })],
      }),
      'a forged one that is refused': attack({ steps: [passkey({ proofOf: 'nobody', level: 0, outcome: 'refused' })] }),
      'a lucky guess, which is judged elsewhere': attack({ steps: [makeAnswer({ proofOf: 'guess' })] }),
      'the password once more': attack({ steps: [makeAnswer({ ...thief, factor: 'password', proofOf: 'attacker', level: 1 })] }),
    },
    objects: {
      'a forged passkey': attack({ steps: [passkey({ proofOf: 'nobody', level: 0 })] }),
      'a code that counts no more': attack({ steps: [code({ proofOf: 'nobody', level: 0 })] }),
      'somebody else’s passkey': attack({ steps: [passkey({ ...thief, proofOf: 'attacker' })] }),
    },
  },
  'prompts-are-bounded': {
    accepts: {
      'two requests that are denied': bounded([denied(1), denied(2)]),
      'one request at which its owner looks three times': bounded(times(3, () => prompt(1))),
      'an approval in between': bounded([denied(1), prompt(2, { decision: 'approve' }), denied(3), denied(4)]),
      'a report, and nothing after it': bounded([prompt(1, { decision: 'report' }), makeLook({ prompts: [] })]),
      'requests to the attacker’s own phone': bounded([1, 2, 3].map((number) => prompt(number, { account: 'attacker' }))),
    },
    objects: {
      'a third request after two that were denied': bounded([denied(1), denied(2), prompt(3)]),
      'three at the same time': bounded([makeLook({ prompts: ['{prompt 1}', '{prompt 2}', '{prompt 3}'] })]),
      'an approval that was refused in between': bounded([
        denied(1),
        prompt(2, { decision: 'approve', outcome: 'refused' }),
        denied(3),
      ]),
      'a request after a report': bounded([prompt(1, { decision: 'report' }), prompt(2)]),
    },
  },
  'approved-with-the-number-shown': {
    accepts: {
      'an approval with the number': honest({ steps: [approved(), pushed()] }),
      'an approval for each of two': honest({ steps: [approved(), pushed(), approved(), pushed()] }),
      'one without it that is refused': attack({ steps: [makeLook({ decision: 'deny' }), pushed({ outcome: 'refused' })] }),
      'another factor': honest({ steps: [passkey()] }),
    },
    objects: {
      'no look at the phone': attack({ steps: [pushed()] }),
      'a denial': attack({ steps: [makeLook({ decision: 'deny' }), pushed()] }),
      'another number': attack({ steps: [makeLook({ decision: 'approve', rightNumber: false }), pushed()] }),
      'one approval for two': attack({ steps: [approved(), pushed(thief), pushed()] }),
      'an approval on the attacker’s own phone': attack({
        steps: [makeLook({ account: 'attacker', decision: 'approve', rightNumber: true }), pushed(thief)],
      }),
    },
  },
  'guessing-is-bounded': {
    accepts: {
      'four wrong, then a right one': attack({ steps: [...times(4, wrong), makeAnswer()] }),
      'wrong ones without end': attack({ steps: times(20, wrong) }),
      'a right one between nine wrong ones': attack({
        steps: [...times(4, wrong), makeAnswer(), ...times(4, wrong), makeAnswer()],
      }),
      'guesses at one’s own account': attack({
        steps: [...times(5, () => ({ ...wrong(), account: 'attacker' as const })), makeAnswer({ account: 'attacker' })],
      }),
      'recovery codes without end': attack({ steps: times(9, () => code({ outcome: 'refused', proofOf: 'guess' })) }),
      'five wrong by a stranger, then a right one by the owner': attack({
        steps: [...times(5, () => ({ ...wrong(), ...thief })), makeAnswer()],
      }),
      'a right one after the lock': attack({ steps: [...times(5, wrong), makeAnswer({ at: start + 1_800_000 })] }),
      'a right password after four wrong ones': attack({
        steps: [...times(4, () => makeSignIn({ ...thief, outcome: 'refused' })), makeSignIn(thief)],
      }),
      'a passkey after five wrong codes': attack({ steps: [...times(5, wrong), makeAnswer({ factor: 'webauthn' })] }),
    },
    objects: {
      'five wrong, then a right one': attack({ steps: [...times(5, wrong), makeAnswer()] }),
      'five wrong recovery codes, then a right one': attack({
        steps: [...times(5, () => code({ outcome: 'refused', proofOf: 'guess' })), code()],
      }),
      'five wrong of two kinds, then a right one': attack({
        steps: [...times(3, wrong), ...times(2, () => code({ outcome: 'refused', proofOf: 'guess' })), makeAnswer()],
      }),
      'a right one shortly before the lock ends': attack({
        steps: [...times(5, wrong), makeAnswer({ at: start + 1_799_000 })],
      }),
      'a right password after five wrong ones': attack({
        steps: [...times(5, () => makeSignIn({ ...thief, outcome: 'refused' })), makeSignIn(thief)],
      }),
      'five wrong with other things between': attack({
        steps: [...times(3, wrong), makeAsked(), ...times(2, wrong), makeAnswer()],
      }),
    },
  },
}
