/** The page of one's factors: shows the secret of a new authenticator app, lets the browser make a passkey, shows recovery codes once. */
import { reasonOf, send } from './send.ts'
import { tell } from './tell.ts'

declare const SimpleWebAuthnBrowser: typeof import('@simplewebauthn/browser')
type CreationOptions = Parameters<typeof SimpleWebAuthnBrowser.startRegistration>[0]['optionsJSON']

/** Calls back with what the server answered to the form of this id. */
function whenSent<Body>(id: string, then: (body: Body) => void): void {
  document.getElementById(id)?.addEventListener('sent', (event) => {
    if (!(event instanceof CustomEvent)) return
    event.preventDefault()
    then(event.detail)
  })
}

function put(id: string, text: string): void {
  const element = document.getElementById(id)
  if (element !== null) element.textContent = text
}

whenSent<{ id: string; secret: string; otpauth: string }>('totp-begin', ({ id, secret, otpauth }) => {
  const confirm = document.getElementById('totp-confirm')
  const shown = document.getElementById('totp-new')
  if (!(confirm instanceof HTMLFormElement) || shown === null) return
  put('totp-secret', secret)
  put('totp-otpauth', otpauth)
  confirm.dataset.send = `POST /api/factors/totp/${encodeURIComponent(id)}/confirm`
  shown.hidden = false
  confirm.querySelector('input')?.focus()
})

whenSent<CreationOptions>('passkey-begin', (optionsJSON) => void makePasskey(optionsJSON))

async function makePasskey(optionsJSON: CreationOptions): Promise<void> {
  try {
    const response = await SimpleWebAuthnBrowser.startRegistration({ optionsJSON })
    const answer = await send('POST', '/api/factors/webauthn', { response })
    if (answer === null) return
    if (answer.status >= 300) tell(reasonOf(answer), 'error')
    else location.reload()
  } catch {
    tell('No passkey was made.', 'error')
  }
}

whenSent<{ codes: readonly string[] }>('codes-make', ({ codes }) => {
  const list = document.getElementById('codes')
  if (list === null) return
  list.replaceChildren(
    ...codes.map((code) => {
      const item = document.createElement('li')
      const text = document.createElement('code')
      text.textContent = code
      item.append(text)
      return item
    }),
  )
  list.hidden = false
  tell('Write the codes down now: they are not shown again. The old ones are void.')
})
