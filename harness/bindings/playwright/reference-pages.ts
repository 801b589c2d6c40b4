/** What a person does on the pages of the reference: signing in, and giving a code. */
import type { Page } from '@playwright/test'
import type { Person } from '../../actors/person.ts'

/** How a person who is not signed in opens a page of a target and signs in there with the password. */
export type SignInOnPages = (page: Page, target: { readonly origin: string }, person: Person, path?: string) => Promise<void>

/** From the front page or a page that wants a sign-in, to where it leads. */
export async function signIn(page: Page, { login, password }: Person): Promise<void> {
  await page.waitForURL(/\/interaction\//)
  await page.getByLabel('Login').fill(login)
  await page.getByLabel('Password').fill(password)
  await page.getByRole('button', { name: 'Sign in' }).click()
}

/** Opens a page of the bank as somebody who is not signed in yet; it shows the device's key as it is loaded. */
export const enter: SignInOnPages = async (page, { origin }, person, path = '/account') => {
  const shown = page.waitForResponse((response) => response.url() === `${origin}/session/device-key`)
  await page.goto(`${origin}${path}`)
  await signIn(page, person)
  await shown
}

export async function giveCode(page: Page, { totp }: Person, nowMs: number): Promise<void> {
  await page.getByLabel('Code from your authenticator app').fill(totp.next(nowMs).text)
  await page.getByRole('button', { name: 'Confirm', exact: true }).click()
}
