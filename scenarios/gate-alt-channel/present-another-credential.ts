import { type RequestTemplate, scenario } from 'stepproof'

type Spelling = (request: RequestTemplate) => RequestTemplate

const base64 = (text: string) => Buffer.from(text).toString('base64')

const headers =
  (more: Readonly<Record<string, string>>): Spelling =>
  (request) => ({ ...request, headers: { ...request.headers, ...more } })

/** Kinds of credential that programs have elsewhere, made of the password or of nothing. */
const credentials = (login: string, password: string): readonly Spelling[] => [
  headers({ authorization: `Basic ${base64(`${login}:${password}`)}` }),
  headers({ authorization: `basic ${base64(`${login}:${password}`)}`, 'x-otp': '' }),
  headers({ authorization: `Bearer ${password}` }),
  headers({ authorization: `Token ${password}` }),
  headers({ authorization: `ApiKey ${password}` }),
  headers({ 'x-api-key': password }),
  headers({ 'private-token': password }),
  headers({ 'x-app-password': password }),
  (request) => ({ ...request, path: `${request.path}?api_key=${encodeURIComponent(password)}` }),
  (request) => ({ ...request, path: `${request.path}?access_token=${encodeURIComponent(password)}` }),
]

export const presentAnotherCredential = scenario({
  id: 'gate-alt-channel/present-another-credential',
  title: 'Present the password as another kind of credential at the protected action',
  story:
    'The attacker knows the password and nothing else. In place of answering the challenge he sends it as Basic authentication, as an API key or as an app password, the way scripts do that cannot step up.',
  class: 'gate-alt-channel',
  seen: [
    'https://www.drupal.org/sa-contrib-2025-062',
    'https://github.com/pocket-id/pocket-id/commit/db64b150be9046ee971f520b4c30f3b3d434facf',
  ],
  requirements: ['asvs-5.0.0:6.3.4'],
  needs: ['change-email', 'statement'],
  surfaces: ['session', 'api'],
  steals: ['password'],
  from: 'elsewhere',

  async honest({ victim }) {
    await victim.signIn()
    await victim.perform('statement', {})
    return victim.completes('change-email', victim.intends('change-email'))
  },

  async attack({ victim, attacker }) {
    await victim.signIn()
    const intruder = attacker.takes('password', victim)
    await intruder.signIn()
    const { login, password } = victim.options.person
    const tried = []
    for (const spelled of credentials(login, password)) {
      // the one deviation
      tried.push(await intruder.perform('change-email', attacker.forges({}, 'email'), { spelled }))
    }
    return [...tried, await intruder.perform('change-email', attacker.forges({}, 'email'))]
  },

  expects: { outcome: 'challenged' },
})
