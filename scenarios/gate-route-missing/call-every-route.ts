import { type RequestTemplate, scenario, sweep } from 'stepproof'

type Spelling = (request: RequestTemplate) => RequestTemplate

const path =
  (respell: (path: string) => string): Spelling =>
  (request) => ({ ...request, path: respell(request.path) })

/** Where older, mobile and internal versions of an interface tend to live. */
const siblings: readonly Spelling[] = [
  path((text) => text.replace('/api/', '/api/v1/')),
  path((text) => text.replace('/api/', '/v1/')),
  path((text) => text.replace('/api/', '/mobile/api/')),
  path((text) => text.replace('/api/', '/internal/')),
  path((text) => text.replace('/api/', '/')),
]

export const callEveryRoute = scenario({
  id: 'gate-route-missing/call-every-route',
  title: 'Call every protected route, and its forgotten siblings, without a second factor',
  story:
    'The attacker sits at an open browser without any second factor. He calls each route of the API description once, then the older and internal versions that it does not mention, and looks for one that nobody put behind the step-up.',
  class: 'gate-route-missing',
  seen: ['https://www.drupal.org/sa-contrib-2025-055'],
  requirements: ['asvs-5.0.0:8.2.1', 'asvs-5.0.0:6.3.4', 'asvs-5.0.0:8.3.1'],
  needs: ['routes', 'change-email'],
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
    // the one deviation
    const called = await sweep(intruder)
    const email = attacker.forges({}, 'email')
    const siblingsCalled = []
    for (const spelled of siblings) siblingsCalled.push(await intruder.perform('change-email', email, { spelled }))
    return [...called, ...siblingsCalled, await intruder.perform('change-email', email)]
  },

  expects: { outcome: 'challenged', mayNotExist: true },
})
