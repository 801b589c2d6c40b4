import { type Actor, FlowFailure, type OperationFacts, type Performed, scenario, type TargetFacts } from 'stepproof'

interface Split {
  readonly into: 'many' | 'large'
  readonly when: 'one-after-the-other' | 'at-once'
}

/** Payments beyond what goes without a proof. */
const tooMany = 2

type Exemption = NonNullable<OperationFacts['exemption']>

function exemptionIn({ operations }: TargetFacts): Exemption {
  const exemption = operations.find(({ id }) => id === 'transfer')?.exemption ?? null
  if (exemption === null) throw new FlowFailure('on this target no payment goes without a proof')
  return exemption
}

/** Of the least amount as often as it goes, or of the largest as often as the sum allows. */
function parts({ upTo, totalUpTo, timesUpTo }: Exemption, into: Split['into']): { cents: number; times: number } {
  return into === 'many'
    ? { cents: 100, times: timesUpTo }
    : { cents: upTo, times: Math.min(timesUpTo, Math.floor(totalUpTo / upTo)) }
}

const oneByOne = async (actor: Actor, wishes: readonly Performed['step']['values'][]) => {
  const done: Performed[] = []
  for (const wish of wishes) done.push(await actor.perform('transfer', wish))
  return done
}

export const splitASum = scenario<Split>({
  id: 'txn-exemption-abuse/split-a-sum',
  title: 'Split a sum into payments that are small enough to need no proof',
  story:
    'Small payments go without a second factor, up to five of them or a hundred euros. Malware in the signed-in browser sends one after the other, or many at once, and hopes that each is looked at by itself.',
  class: 'txn-exemption-abuse',
  seen: ['https://attack.mitre.org/techniques/T1657/'],
  requirements: ['psd2-rts:16.b', 'psd2-rts:16.c', 'asvs-5.0.0:2.3.2', 'asvs-5.0.0:15.4.2'],
  needs: ['transfer', 'small-payments'],
  surfaces: ['session', 'api'],
  steals: [],
  from: 'victim-device',
  variants: {
    'by-number': { into: 'many', when: 'one-after-the-other' },
    'by-sum': { into: 'large', when: 'one-after-the-other' },
    'by-number-at-once': { into: 'many', when: 'at-once' },
    'by-sum-at-once': { into: 'large', when: 'at-once' },
  },

  async honest({ victim, target, variant: { into } }) {
    const { cents, times } = parts(exemptionIn(target), into)
    const small = (occasion: number) => ({ ...victim.intends('transfer', occasion), cents })
    await victim.signIn()
    // The exemption is for people who are where and how they use to be: known by an earlier proof.
    await victim.completes('transfer', victim.intends('transfer', 20))
    const free = await oneByOne(
      victim,
      Array.from({ length: times }, (_, index) => small(index + 1)),
    )
    const asked = free.find(({ step }) => step.outcome !== 'done')
    if (asked !== undefined) return asked
    // After a proof it begins anew.
    await victim.completes('transfer', small(times + 1))
    return victim.perform('transfer', small(times + 2))
  },

  async attack({ victim, attacker, target, variant: { into, when } }) {
    const { cents, times } = parts(exemptionIn(target), into)
    await victim.signIn()
    await victim.completes('transfer', victim.intends('transfer', 20))
    const malware = attacker.atDeviceOf(victim)
    const small = (occasion: number) => ({ ...attacker.forges(victim.intends('transfer', occasion), 'payee'), cents })
    // the one deviation
    const wishes = Array.from({ length: times + tooMany }, (_, index) => small(index + 1))
    if (when === 'one-after-the-other') return oneByOne(malware, wishes)
    return malware.atOnce(...wishes.map((wish) => () => malware.perform('transfer', wish)))
  },

  expects: { outcome: 'challenged', mayBeDone: 5 },
})
