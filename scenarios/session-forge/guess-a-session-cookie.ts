import { scenario } from 'stepproof'

/** Values that may be the cookie of somebody who signed in between the two, at the most 40. */
function guesses(first: string, second: string): string[] {
  const [[payload = '', tag], [later = '']] = [first.split('.'), second.split('.')]
  const near = [10, 16, 36].flatMap((radix) => between(payload, later, radix))
  // A tag of one letter is tried out.
  const tagged = near.flatMap((text) =>
    tag === undefined
      ? [text]
      : tag.length === 1
        ? [...'0123456789abcdef'].map((letter) => `${text}.${letter}`)
        : [`${text}.${tag}`],
  )
  const altered = [first.slice(0, -1), `${first}A`, first.toUpperCase(), first.slice(0, 8)]
  return [...new Set([...tagged, ...altered])].filter((text) => text !== first && text !== second).slice(0, 40)
}

/** Numbers between two that are close to each other, written as they are. */
function between(first: string, second: string, radix: number): string[] {
  const [from, to] = [Number.parseInt(first, radix), Number.parseInt(second, radix)]
  const isNumber = from.toString(radix) === first && to.toString(radix) === second
  if (!isNumber || to - from < 2 || to - from > 8) return []
  return Array.from({ length: to - from - 1 }, (_, step) => (from + step + 1).toString(radix))
}

export const guessASessionCookie = scenario({
  id: 'session-forge/guess-a-session-cookie',
  title: 'Guess the cookie of whoever signed in a moment ago',
  story:
    'The attacker signs in to his own account twice and compares the cookies that he gets. From these he works out what somebody got who signed in between, and tries it, and some variations of his own besides.',
  class: 'session-forge',
  seen: ['https://github.com/auth0/auth0-PHP/security/advisories/GHSA-g98g-r7gf-2r25'],
  requirements: ['asvs-5.0.0:7.2.2', 'asvs-5.0.0:7.2.3'],
  needs: ['statement'],
  surfaces: ['session'],
  steals: [],
  from: 'victim-network',

  async honest({ victim }) {
    await victim.signIn()
    return victim.perform('statement', {})
  },

  async attack({ victim, attacker }) {
    await attacker.own.signIn()
    const first = attacker.holds('session-cookie')
    await victim.signIn()
    await attacker.own.signIn()
    const tried = []
    for (const value of guesses(first, attacker.holds('session-cookie'))) {
      // the one deviation
      tried.push(await attacker.presents('session-cookie', value, victim, { imitating: true }).perform('statement', {}))
    }
    return tried
  },

  expects: { outcome: 'refused' },
})
