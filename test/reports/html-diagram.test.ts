import { describe, expect, test } from 'vitest'
import { deviationOf } from '../../reports/html/deviation.ts'
import { arrowOf, hostsOf, lanesOf, shortAddress } from '../../reports/html/lanes.ts'
import { swapPayee } from './example-run.ts'
import { makeAnswer, makeAttempt, makeEvidence, makeExchange, makePerform, makeRecord, makeSignIn } from './make-record.ts'
import { pageOf } from './page-of.ts'
import { foldedParts } from './unfolded.ts'

const provider = 'https://127.0.0.1:8444'
const gateway = 'https://127.0.0.1:8443'
const exchanges = [
  makeExchange({ id: 'a', url: `${gateway}/login` }),
  makeExchange({ id: 'b', url: `${provider}/auth?request_uri={request-uri 1}&client_id=gateway` }),
  makeExchange({ id: 'c', url: `${provider}/phone/prompts` }),
]
const phone = { ...makeSignIn({ exchanges: ['c'] }), does: 'phone' as const, prompts: [], decision: null, rightNumber: null }
const steps = [makeSignIn({ exchanges: ['a', 'b'] }), phone]
const attempt = makeAttempt({ phases: [makeEvidence('honest', { steps, exchanges })] })
const hosts = hostsOf(makeRecord({ attempts: [attempt] }))

describe('the lanes of a diagram', () => {
  test('are those of the actors, the gateway, the identity provider and the phone that an attempt needs', () => {
    expect(lanesOf(attempt, hosts)).toEqual(['victim', 'gateway', 'provider', 'phone'])
    expect(lanesOf(makeAttempt({ phases: [] }), hosts)).toEqual(['gateway'])
  })

  test('take whom honest people bring authorization requests for the identity provider', () => {
    expect(exchanges.map((exchange, index) => arrowOf(exchange, index === 2 ? phone : undefined, hosts))).toEqual([
      { from: 'victim', to: 'gateway' },
      { from: 'victim', to: 'provider' },
      { from: 'phone', to: 'provider' },
    ])
  })

  test.each([
    ['https://127.0.0.1:8443.evil.test/x', 'elsewhere'],
    ['https://phish.example/auth?client_id=gateway', 'elsewhere'],
    [`${gateway}{challenge 1}`, 'gateway'],
    ['GET /x HTTP/1.1', 'gateway'],
  ])('take %s for %s', (url, to) => {
    expect(arrowOf(makeExchange({ actor: 'attacker', url }), undefined, hosts)).toEqual({ from: 'attacker', to })
  })

  test('spare the origin that they stand for, and no other', () => {
    expect(shortAddress(`${gateway}/login?a=b`, hosts)).toBe('/login?a=b')
    expect(shortAddress(`${gateway}{challenge 1}`, hosts)).toBe('{challenge 1}')
    expect(shortAddress('https://127.0.0.1:8443.evil.test/x', hosts)).toBe('https://127.0.0.1:8443.evil.test/x')
  })

  test('gateways of several workers are gateways', () => {
    const other = makeAttempt({
      phases: [makeEvidence('honest', { exchanges: [makeExchange({ url: 'https://127.0.0.1:9000/login' })] })],
    })
    expect(hostsOf(makeRecord({ attempts: [attempt, other] })).gateway).toEqual(new Set([gateway, 'https://127.0.0.1:9000']))
  })
})

describe('the deviation', () => {
  const phasesOf = (attack: Parameters<typeof makeEvidence>[1]) => [
    makeEvidence('honest', { steps: [makeSignIn(), makePerform({ values: { payee: 'DE1', cents: 5 }, at: 1 })] }),
    makeEvidence('attack', attack),
  ]

  test('is the first step of the attack unlike the honest one in its place', () => {
    const other = makePerform({ actor: 'attacker', values: { payee: 'DE2', cents: 5 }, at: 9 })
    expect(deviationOf(makeAttempt({ phases: phasesOf({ steps: [makeSignIn(), other] }) }))).toBe(1)
    expect(
      deviationOf(
        makeAttempt({ phases: phasesOf({ steps: [makeSignIn(), makePerform({ values: { payee: 'DE1', cents: 6 } })] }) }),
      ),
    ).toBe(1)
  })

  test('is a step that the honest flow does not have', () => {
    const alike = [makeSignIn(), makePerform({ values: { payee: 'DE9', cents: 5 } })]
    expect(deviationOf(makeAttempt({ phases: phasesOf({ steps: [...alike, makeAnswer()] }) }))).toBe(2)
  })

  test('is nowhere when steps differ only in what fresh people bring', () => {
    expect(
      deviationOf(
        makeAttempt({ phases: phasesOf({ steps: [makeSignIn(), makePerform({ values: { payee: 'DE2', cents: 5 }, at: 7 })] }) }),
      ),
    ).toBeNull()
  })
})

describe('a diagram', () => {
  const [diagram = ''] = foldedParts(pageOf(makeRecord({ attempts: [swapPayee] }), null))

  test('says in words who asked whom what, in which step, and what came of it', () => {
    expect(diagram).toContain(
      '<i>4.1</i> <u>Attacker to gateway: </u><code>POST /api/transfers?approval={challenge 1}</code> <b>200</b>',
    )
    expect(diagram).toContain('<i>3.1</i> <u>Victim to identity provider: </u><code>GET /authorize?client_id=gateway')
  })

  test('marks the step that deviates, the one that decides, and the exchanges that violate', () => {
    expect(diagram).toMatch(/performs <code>transfer<\/code>[^<]*<b class="mark">deviates<\/b> <b class="mark">decides</)
    expect(diagram.match(/class="arrow [rl]\d\d cited"/g)).toHaveLength(2)
  })

  test('shows an exchange as often as it was made, when ids repeat', () => {
    const twice = makeAttempt({ phases: [makeEvidence('attack', { exchanges: [makeExchange(), makeExchange()] })] })
    expect(foldedParts(pageOf(makeRecord({ attempts: [twice] }), null))[0]?.match(/class="arrow/g)).toHaveLength(2)
  })
})
