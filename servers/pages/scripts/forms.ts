/**
 * Forms that are sent as JSON: `data-send="PUT /api/profile/email"`. What was typed is kept over a step-up, so that nobody types it twice.
 * `data-then` is where to go afterwards, with `{id}` filled in from the answer; without it the page is shown anew.
 */
import { send, tell } from './send.ts'

const keptKey = (form: HTMLFormElement) => `form ${location.pathname} ${form.dataset.send}`

for (const form of document.querySelectorAll<HTMLFormElement>('form[data-send]')) {
  restore(form)
  form.addEventListener('submit', (event) => {
    event.preventDefault()
    void submit(form)
  })
}

async function submit(form: HTMLFormElement): Promise<void> {
  const [method = 'POST', path = '/'] = (form.dataset.send ?? '').split(' ')
  const fields = valuesOf(form)
  sessionStorage.setItem(keptKey(form), JSON.stringify(Object.fromEntries(new FormData(form).entries())))
  const buttons = form.querySelectorAll('button')
  for (const button of buttons) button.disabled = true
  try {
    const answer = await send(method, path, method === 'DELETE' ? undefined : fields)
    if (answer === null) return
    sessionStorage.removeItem(keptKey(form))
    if (answer.status >= 300) {
      tell(typeof answer.body.error_description === 'string' ? answer.body.error_description : `Refused (${answer.status}).`)
      return
    }
    const { then } = form.dataset
    if (form.dataset.shows !== undefined) tell(shown(answer.body, form.dataset.shows))
    else if (then === undefined) location.reload()
    else location.assign(then.replace('{id}', encodeURIComponent(String(answer.body.id ?? ''))))
  } catch {
    tell('The bank cannot be reached.')
  } finally {
    for (const button of buttons) button.disabled = false
  }
}

/** Money is typed in euros and sent in cents; other fields are sent as typed, empty ones not at all. */
function valuesOf(form: HTMLFormElement): Record<string, string | number> {
  const values: Record<string, string | number> = {}
  for (const input of form.querySelectorAll<HTMLInputElement | HTMLSelectElement>('input[name], select[name]')) {
    if (input.value === '') continue
    values[input.name] = input.dataset.money === undefined ? input.value : Math.round(Number(input.value.replace(',', '.')) * 100)
  }
  return values
}

function shown(body: Readonly<Record<string, unknown>>, name: string): string {
  const value = body[name]
  return Array.isArray(value) ? value.join('\n') : String(value ?? '')
}

function restore(form: HTMLFormElement): void {
  const kept = sessionStorage.getItem(keptKey(form))
  if (kept === null) return
  sessionStorage.removeItem(keptKey(form))
  const values: Record<string, unknown> = JSON.parse(kept)
  for (const input of form.querySelectorAll<HTMLInputElement>('input[name]')) {
    const value = values[input.name]
    if (typeof value === 'string' && input.type !== 'password' && input.type !== 'hidden') input.value = value
  }
  tell('Confirmed. Send it now.')
}
