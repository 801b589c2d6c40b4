/** A sound deployment and the people who use it by browser: each test has somebody of its own. */
import type { Page } from '@playwright/test'
import { makePerson, type Person } from '../../harness/actors/person.ts'
import { PushPhone } from '../../harness/authenticators/push-phone.ts'
import { type OpenDeployment, openDeployment } from '../servers/open-deployment.ts'

/** Where browser and deployment are. */
const home = '127.0.0.1'

export interface BankTown extends OpenDeployment {
  readonly origin: string
  /** Enrols somebody with a password and an authenticator app, who is at home here. */
  settle(label: string, role?: Person['role']): Promise<Person>
  /** Registers a phone of the person's. */
  givePhone(person: Person): Promise<{ answer(number: string): Promise<number> }>
}

export async function openTown(): Promise<BankTown> {
  const town = await openDeployment({ requestsPerTenSeconds: 5000 })
  const { deployment, send } = town

  async function post(path: string, body: object): Promise<{ status: number; json: unknown }> {
    const headers = { 'content-type': 'application/json' }
    const answer = await send(deployment.issuer, path, { method: 'POST', headers, body: JSON.stringify(body) })
    return { status: answer.status, json: JSON.parse(answer.text || 'null') }
  }

  return {
    ...town,
    origin: deployment.origin,
    async settle(label, role = 'customer') {
      const made = makePerson(7, label, role, home)
      const { id, login, name, email, account, password, totp } = made
      await deployment.enrol({ id, login, name, email, account, role, password, totpSeed: totp.secret.base32 }, null, home)
      return made
    },
    async givePhone({ id }) {
      const phone = new PushPhone()
      phone.registered(await deployment.enrolPhone(id, phone.publicKey()))
      return {
        async answer(number) {
          const [prompt] = await phone.prompts(post, Date.now())
          if (prompt === undefined) throw new Error('nothing is asked of the phone')
          return (await phone.answer(post, prompt, { kind: 'approve', number }, Date.now())).status
        },
      }
    },
  }
}

/** From the front page or a page that wants a sign-in, to where it leads. */
export async function signIn(page: Page, { login, password }: Person): Promise<void> {
  await page.waitForURL(/\/interaction\//)
  await page.getByLabel('Login').fill(login)
  await page.getByLabel('Password').fill(password)
  await page.getByRole('button', { name: 'Sign in' }).click()
}

/** Opens a page of the bank as somebody who is not signed in yet; it shows the device's key as it is loaded. */
export async function enter(page: Page, { origin }: BankTown, person: Person, path = '/account'): Promise<void> {
  const shown = page.waitForResponse((response) => response.url() === `${origin}/session/device-key`)
  await page.goto(`${origin}${path}`)
  await signIn(page, person)
  await shown
}

export async function giveCode(page: Page, { totp }: Person): Promise<void> {
  await page.getByLabel('Code from your authenticator app').fill(totp.next(Date.now()).text)
  await page.getByRole('button', { name: 'Confirm', exact: true }).click()
}

/** Fills in a transfer, up to the page on which it is sent. */
export async function prepareTransfer(page: Page, { origin }: BankTown, amount = '950.00'): Promise<void> {
  await page.goto(`${origin}/transfers`)
  await page.getByLabel('Account number').fill('de17 0000 0000 0000 0000 01')
  await page.getByLabel('Amount').fill(amount)
  await page.getByLabel('Name').fill('Erika Beispiel')
  await page.getByLabel('Reference').fill('Rent for May')
  await page.getByRole('button', { name: 'Continue' }).click()
  await page.waitForURL(/\/transfers\/[\w-]+$/)
}

/** An authenticator in the browser that verifies its user (WebAuthn Level 3, section 11, by the DevTools protocol). */
export async function addAuthenticator(page: Page): Promise<void> {
  const devTools = await page.context().newCDPSession(page)
  await devTools.send('WebAuthn.enable')
  await devTools.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  })
}
