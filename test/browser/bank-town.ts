/** A sound deployment and the people who use it by browser: each test has somebody of its own. */
import type { Page } from '@playwright/test'
import { makePerson, type Person } from '../../harness/actors/person.ts'
import { PushPhone } from '../../harness/authenticators/push-phone.ts'
import { giveCode as giveCodeAt } from '../../harness/bindings/playwright/reference-pages.ts'
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

/** These tests live in real time. */
export async function giveCode(page: Page, person: Person): Promise<void> {
  await giveCodeAt(page, person, Date.now())
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
