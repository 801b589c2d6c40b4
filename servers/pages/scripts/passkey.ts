/** Answers a challenge by passkey: asks for the options, lets the browser sign, and sends the form with what it has signed. */
import { ask } from './ask.ts'
import { tell } from './tell.ts'

declare const SimpleWebAuthnBrowser: typeof import('@simplewebauthn/browser')
type RequestOptions = Parameters<typeof SimpleWebAuthnBrowser.startAuthentication>[0]['optionsJSON']

const form = document.querySelector<HTMLFormElement>('form[data-passkey]')
const field = form?.querySelector<HTMLInputElement>('input[name="response"]')

form?.addEventListener('submit', (event) => {
  if (field === null || field === undefined || field.value !== '') return
  event.preventDefault()
  void sign(form, field)
})

// Before, it would send an empty answer, which counts as a wrong one.
const button = form?.querySelector('button')
if (button !== null && button !== undefined) {
  button.disabled = false
  if (button.dataset.focus !== undefined) button.focus()
}

async function sign(answered: HTMLFormElement, response: HTMLInputElement): Promise<void> {
  try {
    const { status, body: optionsJSON } = await ask<RequestOptions>('POST', `${new URL(answered.action).pathname}/options`)
    if (status !== 200) return location.reload()
    response.value = JSON.stringify(await SimpleWebAuthnBrowser.startAuthentication({ optionsJSON }))
    answered.requestSubmit()
  } catch {
    tell('The passkey was not used. Try again, or confirm in another way.', 'error')
  }
}
