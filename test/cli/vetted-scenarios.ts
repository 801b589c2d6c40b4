/** Scenarios for `vet`: one that is worth having, and one for each way to prove nothing. */
import { type AnyScenario, type AttackCast, type Cast, type Scenario, scenario } from 'stepproof'

async function honest({ victim }: Cast<unknown>) {
  await victim.signIn()
  return victim.completes('transfer', victim.intends('transfer'))
}

async function askAndApprove({ victim }: Cast<unknown>) {
  await victim.signIn()
  const asked = await victim.perform('transfer', victim.intends('transfer'))
  await victim.answer(asked)
  return asked
}

async function swapPayee(cast: AttackCast<unknown>) {
  const { victim, attacker } = cast
  const asked = await askAndApprove(cast)
  const toHimself = attacker.forges(victim.intends('transfer'), 'payee')
  // the one deviation
  return attacker.atDeviceOf(victim).perform('transfer', toHimself, { after: asked })
}

const base = {
  title: 'Use an approval for another payee',
  story: 'Malware waits for the approval and then changes the payee.',
  class: 'txn-unbound',
  seen: ['https://attack.mitre.org/techniques/T1185/'],
  requirements: [],
  needs: ['transfer'],
  surfaces: ['session'],
  steals: [],
  from: 'victim-device',
  honest,
  attack: swapPayee,
  expects: { outcome: 'challenged' },
} as const satisfies Omit<Scenario<unknown>, 'id'>

export const scenarios: readonly AnyScenario[] = [
  scenario<unknown>({ ...base, id: 'txn-unbound/good', variants: { one: {}, same: {} } }),
  scenario<unknown>({ ...base, id: 'txn-unbound/lacks-something', needs: ['transfer', 'dpop'] }),
  scenario<unknown>({ ...base, id: 'txn-unbound/no-mark', attack: honest }),
  scenario<unknown>({
    ...base,
    id: 'txn-unbound/no-deviation',
    attack: async (cast) => {
      const asked = await askAndApprove(cast)
      // the one deviation
      return cast.attacker.atDeviceOf(cast.victim).perform('transfer', cast.victim.intends('transfer'), { after: asked })
    },
    expects: { outcome: 'challenged', mayBeDone: 1 },
  }),
  scenario<unknown>({
    ...base,
    id: 'txn-unbound/not-delivered',
    attack: async ({ victim, attacker }) => {
      // the one deviation
      return attacker.takes('password', victim).signIn()
    },
  }),
  scenario<unknown>({
    ...base,
    id: 'txn-unbound/honest-fails',
    honest: async ({ victim }) => {
      await victim.signIn()
      return victim.completes('transfer', victim.intends('transfer'), { code: victim.wrongCode() })
    },
  }),
  scenario<unknown>({
    ...base,
    id: 'txn-unbound/notices-nothing',
    attack: async ({ victim, attacker }) => {
      await victim.signIn()
      // the one deviation
      return attacker.atDeviceOf(victim).perform('transfer', victim.intends('transfer'))
    },
  }),
  scenario<unknown>({ ...base, id: 'otp-replay/wrong-class', class: 'otp-replay' }),
  scenario<unknown>({ ...base, id: 'jwt-alg/no-weakness', class: 'jwt-alg' }),
  scenario<unknown>({ ...base, id: 'txn-unbound/idle-loot', steals: ['password'] }),
  scenario<unknown>({ ...base, id: 'txn-unbound/undeclared', needs: [] }),
]
