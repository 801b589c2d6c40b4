import type { Scenario } from 'stepproof'
import { describe, expect, test } from 'vitest'
import { staticFaults } from '../../harness/vetting/static-faults.ts'
import { makeScenario } from './make-scenario.ts'

const known = {
  needs: new Set(['transfer', 'change-email', 'totp', 'clock', 'push']),
  citations: new Set(['asvs-5.0.0:6.5.1', 'asvs-5.0.0:7.5.3', 'psd2-rts:5.1.c']),
}
const faultsOf = (overrides: Partial<Scenario<unknown>>) => staticFaults(makeScenario(overrides), known)

test('a scenario that says all of itself has no fault', () => {
  expect(faultsOf({})).toEqual([])
  expect(faultsOf({ seen: ['https://example.test/#/c/1'] })).toEqual([])
  expect(faultsOf({ requirements: ['psd2-rts:5.1.c', 'house-rules-2:4.1'] })).toEqual([])
  expect(faultsOf({ seen: [], unseen: 'No product has published it.' })).toEqual([])
  expect(faultsOf({ variants: { a: { needs: ['clock'] } }, holds: ['push'], needs: ['push', 'transfer'] })).toEqual([])
})

/** What each member may not be, and a word of what is said about it. */
const wrong: readonly { readonly field: string; readonly says: string; readonly with: Partial<Scenario<unknown>> }[] = [
  { field: 'id', says: 'form', with: { id: 'otp-replay' } },
  { field: 'id', says: 'form', with: { id: '../otp-replay/x' } },
  { field: 'id', says: 'form', with: { id: 'otp-replay/UseCode' } },
  { field: 'id', says: 'its class', with: { id: 'otp-brute/use-code-again' } },
  { field: 'title', says: 'no title', with: { title: '' } },
  { field: 'title', says: 'no title', with: { title: 'Use a code again.' } },
  { field: 'story', says: 'tells nothing', with: { story: '' } },
  { field: 'story', says: 'tells nothing', with: { story: 'Replay.' } },
  { field: 'seen', says: 'https', with: { seen: ['http://example.test/cases/1'] } },
  { field: 'seen', says: 'https', with: { seen: ['https://example.test/'] } },
  { field: 'seen', says: 'https', with: { seen: ['CVE-2025-25068'] } },
  { field: 'seen', says: 'twice', with: { seen: ['https://example.test/1', 'https://example.test/1'] } },
  { field: 'seen', says: '`unseen`', with: { seen: [] } },
  { field: 'seen', says: '`unseen`', with: { seen: [], unseen: ' ' } },
  { field: 'seen', says: 'there is none', with: { unseen: 'Nobody published it.' } },
  ...['asvs-5.0.0', 'asvs-5.0.0:', ':7.5.3', 'asvs 5.0.0:7.5.3', 'ASVS:7.5.3', 'psd2-rts:Art. 5'].map((one) => ({
    field: 'requirements',
    says: one,
    with: { requirements: [one] },
  })),
  { field: 'requirements', says: 'stepproof show psd2-rts', with: { requirements: ['asvs-5.0.0:7.5.3', 'psd2-rts:5.9'] } },
  { field: 'surfaces', says: 'none', with: { surfaces: [] } },
  { field: 'surfaces', says: 'twice', with: { surfaces: ['api', 'api'] } },
  { field: 'steals', says: 'twice', with: { steals: ['password', 'password'] } },
  { field: 'variants', says: 'none', with: { variants: {} } },
  { field: 'needs', says: 'tranfser', with: { needs: ['tranfser'] } },
  { field: 'needs', says: 'telepathy', with: { variants: { a: { needs: ['telepathy'] } } } },
  {
    field: 'needs',
    says: "'clock'",
    with: {
      async honest({ victim, clock }) {
        clock.advance(1)
        return victim.signIn()
      },
    },
  },
  {
    field: 'needs',
    says: "'totp'",
    with: {
      async attack({ victim }) {
        const asked = await victim.perform('transfer', {})
        // the one deviation
        return victim.answer(asked, { factor: 'totp' })
      },
    },
  },
  {
    field: 'honest',
    says: 'mark',
    with: {
      async honest({ victim }) {
        // the one deviation
        return victim.signIn()
      },
    },
  },
  { field: 'attack', says: 'no line', with: { attack: async ({ victim }) => victim.signIn() } },
  {
    field: 'attack',
    says: 'more than one',
    with: {
      async attack({ victim }) {
        // the one deviation
        await victim.signIn()
        // the one deviation
        return victim.signIn()
      },
    },
  },
  { field: 'expects', says: 'defends nothing', with: { expects: { outcome: 'done' } } },
  { field: 'expects', says: 'defends nothing', with: { expects: { outcome: 'broken' } } },
  { field: 'expects', says: 'less than nothing', with: { expects: { outcome: 'refused', mayBeDone: -1 } } },
]

describe('is refused', () => {
  test.each(wrong)('$field: $says', ({ field, says, with: overrides }) => {
    const found = faultsOf(overrides)
    expect(found.map((one) => one.field)).toEqual([field])
    expect(found[0]?.says).toContain(says)
  })
})

test('a class that nobody declared is refused', () => {
  const broken = { ...makeScenario({ id: 'none-such/x' }), class: 'none-such' }
  // @ts-expect-error as a scenario in JavaScript may be
  expect(staticFaults(broken, known).map(({ field }) => field)).toEqual(['class'])
})
