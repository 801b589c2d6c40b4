import { describe, expect, test } from 'vitest'
import type { Step } from '../../harness/record.ts'
import { whatWasSent } from '../../harness/vetting/what-was-sent.ts'
import {
  makeAnswer,
  makeAsked,
  makeChallenge,
  makeEvidence,
  makeExchange,
  makePerform,
  makeSignIn,
  start,
} from './make-evidence.ts'

const flow = [makeSignIn(), makeAsked(), makeAnswer(), makePerform()]
const sentBy = (steps: readonly Step[], clock: 'virtual' | 'real' = 'virtual') =>
  whatWasSent(makeEvidence('honest', { steps }), clock)
const plain = sentBy(flow)

/** The same flow of another person, at another time, from another place. */
const another = { holder: 'victim 7', address: '127.20.9.9', at: start + 9_000, actor: 'attacker', outcome: 'refused' } as const
const anotherChallenge = makeChallenge({ id: 'challenge 8', holder: 'victim 7' })

test('two people who do the same send the same', () => {
  const steps = [
    makeSignIn(another),
    makeAsked({ ...another, challenge: anotherChallenge, values: { payee: 'DE2', cents: 95_000 } }),
    makeAnswer({ ...another, challenge: anotherChallenge, proof: '{code 9}', codeStep: 777 }),
    makePerform({ ...another, after: 'challenge 8', values: { payee: 'DE2', cents: 95_000 } }),
  ]
  expect(sentBy(steps)).toBe(plain)
})

const last = (overrides: Parameters<typeof makePerform>[0]) => [...flow.slice(0, 3), makePerform(overrides)]

describe('is something else:', () => {
  test.each<{ what: string; steps: readonly Step[] }>([
    { what: 'a step less', steps: flow.slice(0, 3) },
    { what: 'another holder', steps: last({ holder: 'attacker 1' }) },
    { what: 'another address', steps: last({ address: '127.99.0.2' }) },
    { what: 'a second later', steps: last({ at: start + 1000 }) },
    { what: 'another payee', steps: last({ values: { payee: 'DE2', cents: 95_000 } }) },
    { what: 'another amount', steps: last({ values: { payee: 'DE17000000000000000001', cents: 1 } }) },
    { what: 'another spelling', steps: last({ spelling: 'POST //api/transfers' }) },
    { what: 'no approval', steps: last({ after: null }) },
    { what: 'more requests', steps: last({ exchanges: ['x1', 'x1'] }) },
    { what: 'another factor', steps: [makeSignIn(), makeAsked(), makeAnswer({ factor: 'password' }), makePerform()] },
    { what: 'a guess', steps: [makeSignIn(), makeAsked(), makeAnswer({ proofOf: 'guess' }), makePerform()] },
    { what: 'another way to sign in', steps: [makeSignIn({ way: 'recovery-link' }), ...flow.slice(1)] },
  ])('$what', ({ steps }) => {
    expect(sentBy(steps)).not.toBe(plain)
  })

  test('a parameter or a header that the honest flow does not send', () => {
    const withRequest = (request: Partial<ReturnType<typeof makeExchange>['request']>) => {
      const exchange = makeExchange()
      return whatWasSent(
        makeEvidence('honest', { steps: flow, exchanges: [{ ...exchange, request: { ...exchange.request, ...request } }] }),
        'virtual',
      )
    }
    expect(withRequest({})).toBe(plain)
    expect(withRequest({ method: 'PUT' })).not.toBe(plain)
    expect(withRequest({ url: 'https://localhost:8443/api/transfers?next=1' })).not.toBe(plain)
    expect(withRequest({ headers: [{ name: 'x-original-url', value: '/' }] })).not.toBe(plain)
  })
})

test('on a real clock time passes by itself and says nothing', () => {
  expect(sentBy(last({ at: start + 1000 }), 'real')).toBe(sentBy(flow, 'real'))
})
