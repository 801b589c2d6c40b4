/** Cases of the oracles on what goes past the gate: routes that demand too little, and sign-ins that are not finished. */
import type { Evidence } from '../../harness/record.ts'
import { makeAnswer, makeEvidence, makePerform, makeProbe, makeSignIn, makeSignOut } from './make-evidence.ts'
import type { OracleCases } from './oracle-cases.ts'

const honest = (overrides: Partial<Evidence> = {}) => makeEvidence('honest', overrides)
const attack = (overrides: Partial<Evidence> = {}) => makeEvidence('attack', overrides)
const thief = { actor: 'attacker', holder: 'attacker 1' } as const
const unfinished = makeSignIn({ way: 'unfinished', outcome: 'challenged' })

export const gateCases: Readonly<Record<string, OracleCases>> = {
  'declared-level-is-demanded': {
    accepts: {
      'a route that demands nothing': attack({ steps: [makeProbe({ demands: 1 }), makeProbe()] }),
      'a protected one that was not done': attack({ steps: [makeProbe({ demands: 3, outcome: 'challenged' })] }),
      'one whose level was reached before': honest({ steps: [makeAnswer({ level: 3 }), makeProbe({ demands: 3 })] }),
    },
    objects: {
      'a protected one that was done': attack({ steps: [makeProbe({ demands: 2 })] }),
      'one that demands more than was reached': honest({ steps: [makeAnswer({ level: 2 }), makeProbe({ demands: 3 })] }),
      'one whose level another holder reached': honest({ steps: [makeAnswer(), makeProbe({ ...thief, demands: 2 })] }),
    },
  },
  'unfinished-sign-in-opens-nothing': {
    accepts: {
      'one that stays unfinished': attack({ steps: [unfinished, makePerform({ outcome: 'refused' })] }),
      'one that is finished': honest({ steps: [unfinished, makeSignIn({ way: 'resumed' }), makePerform()] }),
      'a sign-out or a page for anybody before it is finished': honest({ steps: [unfinished, makeSignOut(), makeProbe()] }),
      'what somebody else does meanwhile': attack({ steps: [unfinished, makePerform(thief)] }),
      'a sign-out of another session': honest({
        steps: [unfinished, makeSignOut({ holder: 'victim 2' }), makeSignIn({ way: 'resumed' })],
      }),
    },
    objects: {
      'the password alone': attack({ steps: [makeSignIn({ way: 'unfinished' })] }),
      'an action before it is finished': attack({ steps: [unfinished, makePerform()] }),
      'one that is finished after signing out everywhere': attack({
        steps: [unfinished, makeSignOut({ everywhere: true, holder: 'victim 2' }), makeSignIn({ way: 'resumed' })],
      }),
    },
  },
}
