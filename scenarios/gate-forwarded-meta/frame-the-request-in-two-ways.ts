import { type RequestTemplate, scenario } from 'stepproof'

type Frame = (bytes: string) => string

/** Puts lines behind the request line, or behind the last header. */
const before =
  (...lines: readonly string[]): Frame =>
  (bytes) =>
    bytes.replace('\r\n', `\r\n${lines.join('\r\n')}\r\n`)
const after =
  (...lines: readonly string[]): Frame =>
  (bytes) =>
    bytes.replace('\r\n\r\n', `\r\n${lines.join('\r\n')}\r\n\r\n`)

/** Two headers of which two readers may take different ones. */
const twofold: readonly Frame[] = [
  before('content-type: text/plain'),
  after('content-type: text/plain'),
  before('user-agent: GoogleHC/1.0'),
  after('cookie: a=b'),
  before('cookie: a=b'),
  after('host: internal'),
  before('host: internal'),
  after('origin: https://elsewhere.test', 'origin: null'),
]

/** Two ways to say how long the body is, with the beginning of a second request in it. */
const smuggled = '0\r\n\r\nGET /smuggled HTTP/1.1\r\nx: '
const conflicting: readonly (readonly string[])[] = [
  [`content-length: ${smuggled.length}`, 'transfer-encoding: chunked'],
  ['transfer-encoding: chunked', `content-length: ${smuggled.length}`],
  ['content-length: 5', `content-length: ${smuggled.length}`],
  ['transfer-encoding: xchunked', 'transfer-encoding: chunked'],
  [`content-length: +${smuggled.length}`],
]

const framed = (change: Frame) => (request: RequestTemplate) => ({ ...request, framed: change })

export const frameTheRequestInTwoWays = scenario({
  id: 'gate-forwarded-meta/frame-the-request-in-two-ways',
  title: 'Send a request that two readers frame or read in different ways',
  story:
    'The attacker sits at an open browser without any second factor. He sends bytes that no browser would send: headers that come twice, two lengths of one body, a second request hidden in the first, so that the gate may look at one thing and the action at another.',
  class: 'gate-forwarded-meta',
  seen: ['https://attack.mitre.org/techniques/T1190/'],
  requirements: ['asvs-5.0.0:4.2.1', 'asvs-5.0.0:15.3.7'],
  needs: ['change-email'],
  surfaces: ['session', 'api'],
  steals: [],
  from: 'victim-device',

  async honest({ victim }) {
    await victim.signIn()
    await victim.perform('change-email', victim.intends('change-email'), { spelled: framed((bytes) => bytes) })
    return victim.completes('change-email', victim.intends('change-email'))
  },

  async attack({ victim, attacker }) {
    await victim.signIn()
    const intruder = attacker.atDeviceOf(victim)
    const email = attacker.forges({}, 'email')
    const tried = []
    for (const change of twofold) {
      // the one deviation
      tried.push(await intruder.perform('change-email', email, { spelled: framed(change) }))
    }
    for (const lines of conflicting) {
      const bytes = (text: string) => after(...lines)(text) + smuggled
      const request = { method: 'POST', url: '/', headers: {}, framed: bytes }
      await intruder.probe(`a request with ${lines.join(' and ')}`, request)
    }
    return [...tried, await intruder.perform('change-email', email)]
  },

  expects: { outcome: 'challenged' },
})
