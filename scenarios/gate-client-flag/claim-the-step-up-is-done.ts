import { type RequestTemplate, scenario } from 'stepproof'

type Spelling = (request: RequestTemplate) => RequestTemplate

/** Flags by which clients say elsewhere that they are done. */
const flags = { mfa: 'true', mfaVerified: 'true', mfa_verified: 'true', postLogin: 'true', step_up: 'done', verified: 'true' }
const claims = { acr: 'urn:stepproof:acr:3', amr: 'hwk', level: '3', method: 'passkey', auth_time: '4102444800' }

const query = (fields: Readonly<Record<string, string>>): Spelling => {
  return (request) => ({ ...request, path: `${request.path}?${new URLSearchParams(fields)}` })
}
const headers = (fields: Readonly<Record<string, string>>): Spelling => {
  return (request) => ({ ...request, headers: { ...request.headers, ...fields } })
}
const body = (fields: Readonly<Record<string, string>>): Spelling => {
  return (request) => ({ ...request, body: { ...Object(request.body), ...fields } })
}

const spellings: readonly Spelling[] = [
  query(flags),
  query(claims),
  headers({ 'x-mfa-verified': 'true', 'x-step-up': 'done', 'x-2fa': 'passed', 'x-requested-acr': '3' }),
  headers({ 'x-mfa-method': 'passkey', 'x-authenticated-at': '4102444800', 'x-verified': '1' }),
  body(flags),
  body(claims),
]

export const claimTheStepUpIsDone = scenario({
  id: 'gate-client-flag/claim-the-step-up-is-done',
  title: 'Tell the server that the step-up is done, without doing it',
  story:
    'The attacker sits at an open browser without any second factor. He adds the flags with which front ends report a finished step-up, and answers the challenge by naming a method that he never completed.',
  class: 'gate-client-flag',
  seen: [
    'https://github.com/better-auth/better-auth/pull/9974',
    'https://github.com/QuantumNous/new-api/security/advisories/GHSA-5353-f8fq-65vc',
    'https://hackerone.com/reports/1448268',
  ],
  requirements: ['asvs-5.0.0:8.3.1', 'asvs-5.0.0:2.3.1', 'asvs-5.0.0:15.3.3'],
  needs: ['change-email'],
  surfaces: ['session', 'api'],
  steals: [],
  from: 'victim-device',

  async honest({ victim }) {
    await victim.signIn()
    return victim.completes('change-email', victim.intends('change-email'))
  },

  async attack({ victim, attacker }) {
    await victim.signIn()
    const intruder = attacker.atDeviceOf(victim)
    const email = attacker.forges({}, 'email')
    const tried = []
    for (const spelled of spellings) tried.push(await intruder.perform('change-email', email, { spelled }))
    const asked = await intruder.perform('change-email', email)
    // the one deviation
    const claimed = await intruder.answer(asked, { factor: 'none', skip: 'claim' })
    return [...tried, asked, claimed, await intruder.perform('change-email', email, { after: asked })]
  },

  expects: { outcome: 'challenged' },
})
