/** The plain bank as a target: started in this process, its effects read from its state. */
import {
  ConfigError,
  changeEmail,
  type EffectRead,
  type Person,
  type StartOptions,
  statement,
  type Target,
  type TargetDefinition,
  transfer,
} from 'stepproof'
import { createPlainBank, type PlainBank, sessionSeconds } from './app.ts'
import { classify, connect, discloses, maxAgeSeconds } from './driver.ts'
import { listen } from './listener.ts'
import { type Rules, soundRules } from './rules.ts'
import { register } from './state.ts'
import { lockSeconds, maxConsecutiveGuesses } from './step-up.ts'
import { weaknesses } from './weaknesses.ts'

const plainBank: TargetDefinition = {
  facts: {
    name: 'plain-bank',
    capabilities: ['totp', 'statement', 'transfer', 'change-email'],
    surfaces: ['session'],
    operations: [statement(), transfer({ level: 2 }), changeEmail({ level: 2, maxAgeSeconds: maxAgeSeconds['change-email'] })],
    sessions: { cookies: ['__Host-sid'], idleSeconds: null, absoluteSeconds: sessionSeconds, trustedDeviceSeconds: null },
    limits: { consecutiveGuesses: maxConsecutiveGuesses, lockSeconds, unapprovedPrompts: null },
  },
  clock: 'real',
  stealable: { 'session-cookie': { cookies: ['__Host-sid'] }, password: {}, challenge: {} },
  secretFields: ['ticket'],
  weaknesses,

  start: async ({ weaken, ...where }) => startBank(createPlainBank(weakened(weaken)), where),
}

export default plainBank

export async function startBank(bank: PlainBank, where: Omit<StartOptions, 'weaken'>): Promise<Target> {
  const { port, close } = await listen(bank.app, where)
  const origin = `https://localhost:${port}`
  return {
    origin,
    async enrol({ login, email, password, totp }) {
      register(bank.state, { login, email, password, totpSecret: totp.secret.base32 })
    },
    connect: (seat) => connect(seat, origin),
    classify,
    discloses,
    readEffects: async (person) => effects(bank, person),
    close,
  }
}

function weakened(ids: readonly string[]): Rules {
  return ids.reduce((rules, id) => {
    const weakness = weaknesses.find((one) => one.id === id)
    if (weakness === undefined)
      throw new ConfigError(`plain-bank has no weakness '${id}', only ${weaknesses.map((one) => one.id).join(', ')}`)
    return weakness.weaken(rules)
  }, soundRules)
}

function effects({ state }: PlainBank, { login }: Person): EffectRead[] {
  const account = state.accounts.get(login)
  if (account === undefined) return []
  const { email, enrolledEmail, transfers } = account
  return [
    ...transfers.map(({ to, amount }) => ({ operation: 'transfer', values: { payee: to, cents: amount } })),
    ...(email === enrolledEmail ? [] : [{ operation: 'change-email', values: { email } }]),
  ]
}
