/** A run as it may come out, with every verdict, both actors and every kind of step: what a report has to show. */
import type { Changes } from '../../harness/changes-record.ts'
import type { KillMatrix } from '../../harness/kill-matrix-record.ts'
import type { AttemptRecord, RunRecord, VerdictKind } from '../../harness/record.ts'
import { makeMatrix, makeRow } from './make-matrix.ts'
import {
  makeAnswer,
  makeAttempt,
  makeChallenge,
  makeEvidence,
  makeExchange,
  makePerform,
  makeRecord,
  makeSignIn,
} from './make-record.ts'

const origin = 'https://127.0.0.1:8443'
const at = Date.UTC(2026, 2, 1, 9, 30)
const rent = { payee: 'DE17000000000000000001', cents: 95_000 }
const loot = { payee: 'DE66000000000000000666', cents: 95_000 }
const json = (value: unknown) => JSON.stringify(value)

const signIn = makeExchange({ id: 'r-01', url: `${origin}/login`, sent: json({ login: 'victim', password: '{password 1}' }) })
const asked = makeExchange({
  id: 'r-02',
  url: `${origin}/api/transfers`,
  status: 401,
  sent: json(rent),
  received: json({ error: 'insufficient_user_authentication', acr_values: '2', max_age: 300 }),
})
const answered = makeExchange({ id: 'r-03', url: `${origin}/challenges/{challenge 1}`, sent: json({ code: '{totp-code 1}' }) })
const executed = makeExchange({
  id: 'r-04',
  url: `${origin}/api/transfers`,
  sent: json(rent),
  received: json({ state: 'executed' }),
})
const stolen = makeExchange({
  id: 'r-05',
  actor: 'attacker',
  url: `${origin}/api/transfers?approval={challenge 1}`,
  sent: json(loot),
  received: json({ state: 'executed', payee: loot.payee }),
})
const elsewhere = makeExchange({
  id: 'r-06',
  method: 'GET',
  url: 'https://idp.127.0.0.1.test:9443/authorize?client_id=gateway&acr_values=2',
  status: 302,
})

const honestSteps = [
  makeSignIn({ at, exchanges: ['r-01'] }),
  makePerform({
    at: at + 1200,
    values: rent,
    outcome: 'challenged',
    challenge: makeChallenge({ values: rent }),
    exchanges: ['r-02'],
  }),
  makeAnswer({ at: at + 9000, challenge: makeChallenge({ values: rent }), exchanges: ['r-06', 'r-03'] }),
  makePerform({ at: at + 10_000, values: rent, after: 'challenge 1', exchanges: ['r-04'] }),
]

const honest = makeEvidence('honest', {
  steps: honestSteps,
  exchanges: [signIn, asked, elsewhere, answered, executed],
  effects: [{ operation: 'transfer', account: 'victim', values: rent }],
  audit: [
    { requestId: 'r-02', decision: 'challenge', reason: 'transfer demands level 2', address: null, account: 'victim' as const },
    { requestId: 'r-04', decision: 'continue', reason: 'approved for this transfer', address: null, account: 'victim' as const },
  ],
  decided: [3],
})

const attack = makeEvidence('attack', {
  steps: [
    ...honestSteps.slice(0, 3),
    makePerform({
      actor: 'attacker',
      at: at + 15_000,
      stolen: { from: 'victim 1', goods: ['session-cookie', 'challenge'] },
      spelling: 'POST /api/transfers?approval={challenge 1}',
      values: loot,
      after: 'challenge 1',
      exchanges: ['r-05'],
      disclosed: true,
    }),
  ],
  exchanges: [
    signIn,
    asked,
    elsewhere,
    answered,
    stolen,
    makeExchange({ id: 'r-07', method: 'GET', url: `${origin}/api/transfers` }),
  ],
  effects: [{ operation: 'transfer', account: 'victim', values: loot }],
  audit: [{ requestId: 'r-05', decision: 'continue', reason: 'session is elevated', address: null, account: 'victim' as const }],
  decided: [3],
})

export const swapPayee: AttemptRecord = makeAttempt({
  scenario: 'transaction-binding/swap-payee-after-approval',
  title: 'Swap the payee after the customer approved the transfer',
  story: 'Malware in the browser lets the customer approve the rent, then changes the payee in the request that executes it.',
  class: 'txn-unbound',
  seen: ['https://attack.mitre.org/techniques/T1185/'],
  requirements: ['psd2-rts:5.1.c', 'asvs-5.0.0:7.5.3'],
  phases: [honest, attack, makeEvidence('again', { ...honest, phase: 'again' })],
  verdict: {
    kind: 'breached',
    violations: [
      {
        oracle: 'executed-as-approved',
        phase: 'attack',
        says: 'a transfer to DE66000000000000000666 was executed, but the approval was for DE17000000000000000001',
        exchanges: ['r-05'],
      },
      {
        oracle: 'approval-stays-with-its-holder',
        phase: 'attack',
        says: 'attacker 1 used an approval given to victim 1',
        exchanges: ['r-03', 'r-05'],
      },
    ],
  },
})

const verdicts: Readonly<Record<VerdictKind, (reason: string) => AttemptRecord['verdict']>> = {
  breached: (says) => ({
    kind: 'breached',
    violations: [{ oracle: 'codes-work-once', phase: 'attack', says, exchanges: ['x1'] }],
  }),
  inconclusive: (reason) => ({ kind: 'inconclusive', reason }),
  defended: (reason) => ({ kind: 'defended', reason }),
  'not-applicable': (reason) => ({ kind: 'not-applicable', reason }),
}

function short(scenario: string, className: string, title: string, kind: VerdictKind, reason: string): AttemptRecord {
  const verdict = verdicts[kind](reason)
  return makeAttempt({ scenario, class: className, title, verdict, ...(kind === 'not-applicable' ? { phases: [] } : {}) })
}

const lockedOut = makeAttempt({
  scenario: 'guessing/lock-out-the-victim',
  title: 'Guess until the victim is locked out',
  class: 'lock-out',
  phases: [
    makeEvidence('honest', { failure: { kind: 'target', says: 'POST /login was answered with 503' } }),
    makeEvidence('attack', { skipped: 'the honest flow failed', steps: [], exchanges: [], decided: [] }),
  ],
  verdict: { kind: 'inconclusive', reason: 'the honest flow failed: POST /login was answered with 503' },
})

export function exampleRun(more: readonly AttemptRecord[] = []): RunRecord {
  return makeRecord({
    time: 83_000,
    target: { ...makeRecord().target, weakened: ['approval-not-bound-to-payee'] },
    command: 'stepproof run --weaken approval-not-bound-to-payee --seed 42',
    attempts: [
      makeAttempt(),
      makeAttempt({ surface: 'api' }),
      swapPayee,
      short(
        'transaction-binding/raise-amount-after-approval',
        'txn-unbound',
        'Raise the amount after the approval',
        'defended',
        'the transfer was refused',
      ),
      short(
        'freshness/reuse-stale-elevation',
        'elevation-stale',
        'Come back after the elevation has ended',
        'defended',
        'the request was challenged at level 2',
      ),
      short(
        'gate/spell-the-path-otherwise',
        'gate-path-canon',
        'Spell the protected path in another way',
        'defended',
        'all 14 spellings were refused or do not exist',
      ),
      lockedOut,
      short(
        'binding/replay-dpop-proof',
        'dpop-replay',
        'Send a DPoP proof a second time',
        'not-applicable',
        'the target does not offer dpop',
      ),
      short(
        'ceremony/skip-user-verification',
        'ceremony-unverified',
        'Answer with a key that verified nobody',
        'not-applicable',
        'the target does not offer webauthn',
      ),
      ...more,
    ],
  })
}

export function exampleMatrix(): KillMatrix {
  const scenarios = exampleRun().attempts.map((attempt) => ({ id: attempt.scenario, class: attempt.class }))
  const unique = [...new Map(scenarios.map((scenario) => [scenario.id, scenario])).values()]
  const quiet = Object.fromEntries(unique.map(({ id }) => [id, 'defended' as const]))
  return makeMatrix({
    scenarios: unique,
    rows: [
      makeRow('totp-code-not-spent', 'caught', {
        ...quiet,
        'replay/totp-code-twice': 'breached',
        'guessing/lock-out-the-victim': 'inconclusive',
      }),
      makeRow('approval-not-bound-to-payee', 'by-accident', {
        ...quiet,
        'transaction-binding/swap-payee-after-approval': 'breached',
        'binding/replay-dpop-proof': 'not-applicable',
      }),
      makeRow('elevation-never-ends', 'survived', quiet),
    ],
    useless: ['gate/spell-the-path-otherwise'],
  })
}

export function exampleChanges(): Changes {
  return {
    baseline: {
      file: 'baseline.json',
      suite: { name: 'stepproof', version: '0.0.9' },
      seed: 7,
      startedDateTime: '2026-02-01T09:30:00.000Z',
    },
    newlyBreached: [swapPayee.id],
    fixed: ['replay/totp-code-twice[session]'],
    noLongerJudged: ['guessing/lock-out-the-victim[session]', 'gone/never-seen-again[api]'],
    added: ['gate/spell-the-path-otherwise[session]'],
    otherwise: [{ id: 'binding/replay-dpop-proof[session]', before: 'defended', now: 'not-applicable' }],
  }
}
