import { type PageOrigin, scenario } from 'stepproof'

interface From {
  readonly page: PageOrigin
}

export const actFromAnotherPage = scenario<From>({
  id: 'csrf-stepup/act-from-another-page',
  title: 'Make the elevated browser act from a page of another origin',
  story:
    'The customer has just confirmed that new recovery codes may be made, and opens another page meanwhile. That page makes the browser send what it needs no permission for: the confirmed request, and the one that signs out.',
  class: 'csrf-stepup',
  seen: ['https://github.com/gofiber/fiber/security/advisories/GHSA-94w9-97p3-p368'],
  requirements: ['asvs-5.0.0:3.5.1', 'asvs-5.0.0:3.5.2', 'asvs-5.0.0:3.5.3'],
  needs: ['make-recovery-codes', 'sign-out'],
  surfaces: ['session'],
  steals: [],
  from: 'victim-device',
  variants: {
    'another-port': { page: 'another-port' },
    'sub-domain': { page: 'sub-domain' },
    'another-site': { page: 'another-site' },
    sandbox: { page: 'sandbox' },
  },

  async honest({ victim }) {
    await victim.signIn()
    return victim.completes('make-recovery-codes', {})
  },

  async attack({ victim, attacker, variant }) {
    await victim.signIn()
    const asked = await victim.perform('make-recovery-codes', {})
    await victim.answer(asked)
    // the one deviation
    const page = attacker.onPageIn(victim, variant.page, 'no-cors')
    const made = await page.perform('make-recovery-codes', {}, { after: asked })
    return [made, await page.signOut()]
  },

  expects: { outcome: 'refused' },
})
