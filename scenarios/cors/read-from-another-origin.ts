import { type PageOrigin, scenario } from 'stepproof'

interface From {
  readonly page: PageOrigin
}

export const readFromAnotherOrigin = scenario<From>({
  id: 'cors/read-from-another-origin',
  title: 'Read and act from a page of another origin',
  story:
    'The signed-in customer opens a page of the attacker, which asks the service for the account and for a challenge, with the cookies of the browser. The page is at a name that resembles the service’s own, or at none.',
  class: 'cors',
  seen: ['https://attack.mitre.org/techniques/T1189/'],
  requirements: ['asvs-5.0.0:3.4.2', 'asvs-5.0.0:3.5.2'],
  needs: ['statement', 'change-email', 'list-factors'],
  surfaces: ['session'],
  steals: [],
  from: 'victim-device',
  variants: {
    'another-site': { page: 'another-site' },
    'another-port': { page: 'another-port' },
    'sub-domain': { page: 'sub-domain' },
    'name-that-begins-alike': { page: 'look-alike' },
    sandbox: { page: 'sandbox' },
  },

  async honest({ victim }) {
    await victim.signIn()
    await victim.perform('statement', victim.intends('statement'))
    return victim.completes('change-email', victim.intends('change-email'))
  },

  async attack({ victim, attacker, variant }) {
    await victim.signIn()
    await victim.perform('statement', victim.intends('statement'))
    // the one deviation
    const page = attacker.onPageIn(victim, variant.page, 'cors')
    await page.perform('statement', {})
    await page.perform('list-factors', {})
    return page.perform('change-email', attacker.forges({}, 'email'))
  },

  expects: { outcome: 'challenged', mayNotExist: true },
})
