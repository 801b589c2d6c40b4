import { expect } from 'stepproof/vitest'
import { describe, test } from 'vitest'
import type { Outcome, Step } from '../../harness/record.ts'
import { outcomes } from '../../harness/record.ts'
import { makeAsked, makeChallenge, makeEvidence, makePerform, makeSignOut, rent } from '../harness/make-evidence.ts'

const deed = (outcome: Outcome) => ({ step: makePerform({ outcome }) })
const asked = (level: number, maxAgeSeconds: number | null) => ({
  step: makeAsked({ challenge: makeChallenge({ level, maxAgeSeconds }) }),
})
const effect = { operation: 'transfer', account: 'victim', values: rent } as const

/** The outcomes that each accepts; `broken` none, with `.not` neither. */
const accepted: readonly {
  readonly name: 'toBeDone' | 'toBeRefused' | 'toEndSession' | 'toChallenge'
  readonly by: readonly Outcome[]
}[] = [
  { name: 'toBeDone', by: ['done'] },
  { name: 'toBeRefused', by: ['refused', 'ended'] },
  { name: 'toEndSession', by: ['ended'] },
  { name: 'toChallenge', by: ['challenged'] },
]

describe.each(accepted)('$name', ({ name, by }) => {
  test.each(outcomes.filter((outcome) => outcome !== 'broken'))('accepts the outcomes that it is for: %s', (outcome) => {
    const holds = by.includes(outcome)
    const plain = () => expect(deed(outcome))[name]()
    const turned = () => expect(deed(outcome)).not[name]()
    if (holds) {
      plain()
      expect(turned).toThrow(`expected the victim’s transfer not to`)
    } else {
      turned()
      expect(plain).toThrow(
        new RegExp(`^expected the victim’s transfer to .*, but it was ${outcome} \\(exchange x1, from 127.20.0.3`),
      )
    }
  })

  test('fails for what was broken, with `not` too: a 404 defends nothing', () => {
    expect(() => expect(deed('broken'))[name]()).toThrow('it was broken (exchange x1')
    expect(() => expect(deed('broken')).not[name]()).toThrow('that says nothing of the target’s defences')
  })

  test.each([
    { given: Promise.resolve(deed('done')), says: 'found a promise: is an `await` missing?' },
    { given: undefined, says: 'expected a deed, found something else' },
    { given: { step: { ...makePerform(), outcome: 'fine' } }, says: 'expected a deed, found something else' },
  ])('says so when it is given no deed: $says', ({ given, says }) => {
    expect(() => expect(given)[name]()).toThrow(says)
    expect(() => expect(given).not[name]()).toThrow(says)
  })
})

describe('toChallenge', () => {
  test.each([
    { challenge: asked(2, 300), wanted: { acr: 2, maxAge: 300 }, holds: true },
    { challenge: asked(3, 60), wanted: { acr: 2, maxAge: 300 }, holds: true },
    { challenge: asked(2, 300), wanted: {}, holds: true },
    { challenge: asked(2, null), wanted: { acr: 2 }, holds: true },
    { challenge: asked(1, 300), wanted: { acr: 2, maxAge: 300 }, holds: false },
    { challenge: asked(2, 301), wanted: { acr: 2, maxAge: 300 }, holds: false },
    { challenge: asked(2, null), wanted: { maxAge: 300 }, holds: false },
  ])('wants at least the level and the freshness: $challenge.step.challenge for $wanted', ({ challenge, wanted, holds }) => {
    if (holds) expect(challenge).toChallenge(wanted)
    else expect(challenge).not.toChallenge(wanted)
  })

  test('says what was wanted and what was asked for', () => {
    expect(() => expect(asked(1, null)).toChallenge({ acr: 2, maxAge: 300 })).toThrow(
      'expected the victim’s transfer to be challenged with acr 2 or higher and max_age 300 or less, ' +
        'but it was challenged with acr 1 and no max_age (exchange',
    )
  })

  test('knows no level where a deed that is no operation is challenged', () => {
    const left: Step = makeSignOut({ outcome: 'challenged' })
    expect({ step: left }).toChallenge()
    expect({ step: left }).not.toChallenge({ acr: 1 })
  })
})

describe('toHaveNoEffect', () => {
  const nothing = makeEvidence('attack')
  const sent = makeEvidence('attack', { effects: [effect] })

  test.each([undefined, 'transfer', { account: 'victim' }, { operation: 'transfer', values: { cents: rent.cents } }] as const)(
    'finds the effect by %o',
    (wanted) => {
      expect(nothing).toHaveNoEffect(wanted)
      expect(sent).not.toHaveNoEffect(wanted)
      expect(() => expect(sent).toHaveNoEffect(wanted)).toThrow(
        /^expected no effect of .*, read back from the target: there is\n {2}transfer on the victim’s account: payee DE17/,
      )
      expect(() => expect(nothing).not.toHaveNoEffect(wanted)).toThrow(/^expected an effect of .*: there is none at all$/)
    },
  )

  test.each(['change-email', { account: 'attacker' }, { values: { cents: 1 } }, { values: { none: 'such' } }] as const)(
    'is for no other effect: %o',
    (wanted) => {
      expect(sent).toHaveNoEffect(wanted)
    },
  )

  test('wants evidence, not a deed', () => {
    expect(() => expect(deed('refused')).toHaveNoEffect()).toThrow('expected evidence, as read from the target')
  })
})

test('what a target says cannot move the cursor', () => {
  const hostile = { step: makePerform({ outcome: 'done', values: { payee: '\u001b[2Jx\u202e\ny' } }) }
  expect(() => expect(hostile).toBeRefused()).toThrow('payee \\u{1b}[2Jx\\u{202e}\\u{a}y')
})
