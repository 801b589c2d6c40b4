import { type Deed, scenario } from 'stepproof'

interface Way {
  readonly at: 'sign-in' | 'step-up'
}

const site = 'secure-login.example'

/** Addresses that one reader takes for a path of our own and the next one for another site. */
const spellings = [`https://${site}/`, `//${site}/`, `/\\${site}/`, `https:${site}`, `/%09/${site}`, `/account/..//${site}`]

export const leadTheWayBackElsewhere = scenario<Way>({
  id: 'return-to/lead-the-way-back-elsewhere',
  title: 'Lead the way back from the challenge to another site',
  story:
    'The attacker sends a link to the real sign-in or step-up in which the page to come back to is one of his. After the factor was given the browser lands there, and the customer goes on where everything looks familiar.',
  class: 'return-to',
  seen: ['https://github.com/heartcombo/devise/security/advisories/GHSA-jp94-3292-c3xv'],
  requirements: ['asvs-5.0.0:3.7.2', 'asvs-5.0.0:14.2.1'],
  needs: ['return-to', 'transfer', 'webauthn'],
  surfaces: ['session'],
  steals: [],
  from: 'elsewhere',
  variants: { 'sign-in': { at: 'sign-in' }, 'step-up': { at: 'step-up' } },

  async honest({ victim }) {
    await victim.signIn()
    return victim.completes('transfer', victim.intends('transfer'))
  },

  async attack({ victim, variant }) {
    const landed: Deed[] = []
    if (variant.at === 'step-up') await victim.signIn()
    for (const [occasion, spelling] of spellings.entries()) {
      // the one deviation
      const link = { editStart: (address: URL) => address.searchParams.set('return_to', spelling) }
      if (variant.at === 'sign-in') landed.push(await victim.signIn('password', link))
      else {
        const asked = await victim.perform('transfer', victim.intends('transfer', occasion + 1))
        landed.push(await victim.answer(asked, { factor: 'webauthn', ...link }))
      }
    }
    return landed
  },

  expects: { outcome: 'refused', mayBeDone: spellings.length },
})
