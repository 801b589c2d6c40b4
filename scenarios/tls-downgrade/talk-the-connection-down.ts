import { scenario } from 'stepproof'

const everything = 'ALL:COMPLEMENTOFALL:@SECLEVEL=0'

/** What a client may offer; a target that answers TLS at all takes the last two. */
const offers = [
  { name: 'TLS 1.0', from: 'TLSv1', upTo: 'TLSv1', ciphers: everything },
  { name: 'TLS 1.1', from: 'TLSv1.1', upTo: 'TLSv1.1', ciphers: everything },
  { name: 'suites without encryption', from: 'TLSv1.2', upTo: 'TLSv1.2', ciphers: 'eNULL:@SECLEVEL=0' },
  { name: 'suites without a certificate', from: 'TLSv1.2', upTo: 'TLSv1.2', ciphers: 'aNULL:@SECLEVEL=0' },
  { name: 'suites without forward secrecy', from: 'TLSv1.2', upTo: 'TLSv1.2', ciphers: 'kRSA:!eNULL:@SECLEVEL=0' },
  {
    name: 'suites without authenticated encryption',
    from: 'TLSv1.2',
    upTo: 'TLSv1.2',
    ciphers: 'ECDHE+AES:DHE+AES:!AESGCM:!AESCCM:@SECLEVEL=0',
  },
  { name: 'suites with a shortened tag', from: 'TLSv1.2', upTo: 'TLSv1.2', ciphers: 'AESCCM8:@SECLEVEL=0' },
  { name: 'TLS 1.2, agreed on anew', from: 'TLSv1.2', upTo: 'TLSv1.2', connection: 'renegotiated' },
  { name: 'TLS 1.2', from: 'TLSv1.2', upTo: 'TLSv1.2' },
  { name: 'TLS 1.3', from: 'TLSv1.3', upTo: 'TLSv1.3' },
] as const

const sound = 2

export const talkTheConnectionDown = scenario({
  id: 'tls-downgrade/talk-the-connection-down',
  title: 'Talk the connection down to something that can be broken',
  story:
    'Somebody on the network makes the client offer only old versions of TLS and weak suites, or agrees on a connection anew in its middle. If the service goes along, what is sent afterwards can be read or changed on the way.',
  class: 'tls-downgrade',
  seen: ['https://attack.mitre.org/techniques/T1600/'],
  requirements: ['asvs-5.0.0:12.1.1', 'asvs-5.0.0:12.1.2', 'asvs-5.0.0:3.4.1'],
  needs: ['statement'],
  surfaces: ['session', 'api'],
  steals: [],
  from: 'elsewhere',

  async honest({ victim }) {
    await victim.signIn()
    return victim.perform('statement', victim.intends('statement'))
  },

  async attack({ victim, attacker }) {
    await victim.signIn()
    await victim.perform('statement', victim.intends('statement'))
    const tried = []
    for (const offer of offers) {
      // the one deviation
      tried.push(await attacker.negotiates(offer))
    }
    return tried
  },

  expects: { outcome: 'refused', mayBeDone: sound },
})
