import { type RequestTemplate, scenario } from 'stepproof'

/** Ways to ask under which some services say more than they should. */
const spellings: readonly ((request: RequestTemplate) => RequestTemplate)[] = [
  (request) => request,
  (request) => ({ ...request, headers: { 'cache-control': 'only-if-cached' } }),
  (request) => ({ ...request, headers: { 'x-requested-with': 'XMLHttpRequest', accept: '*/*' } }),
  (request) => ({ ...request, method: 'POST' }),
]

export const readWhatIsLeftBehind = scenario({
  id: 'response-leak/read-what-is-left-behind',
  title: 'Read the protected page in its challenge, or in a cache afterwards',
  story:
    'The customer has opened the administration page and left the desk. Somebody else at the same browser asks for it without any proof and reads what comes along with the challenge, or what the browser and the caches on the way have kept.',
  class: 'response-leak',
  seen: ['https://github.com/OpenIDC/mod_auth_openidc/security/advisories/GHSA-59jp-rwph-878r'],
  requirements: ['asvs-5.0.0:14.3.2', 'asvs-5.0.0:14.2.2', 'asvs-5.0.0:14.3.1'],
  needs: ['admin-page', 'clock'],
  surfaces: ['session', 'api'],
  steals: [],
  from: 'victim-device',

  async honest({ victim }) {
    await victim.signIn()
    return victim.completes('admin-page', {})
  },

  async attack({ victim, attacker, clock, target }) {
    await victim.signIn()
    await victim.completes('admin-page', {})
    const declared = target.operations.find(({ id }) => id === 'admin-page')
    clock.advance((declared?.maxAgeSeconds ?? 0) + 1)
    const intruder = attacker.atDeviceOf(victim)
    const tried = []
    for (const spelled of spellings) {
      // the one deviation
      tried.push(await intruder.perform('admin-page', {}, { spelled }))
    }
    return tried
  },

  expects: { outcome: 'challenged', mayNotExist: true },
})
