/**
 * Forms that are sent as JSON: `data-send="PUT /api/profile/email"`. What was typed, but for passwords, is kept over a step-up, so that
 * nobody types it twice. What comes after is, in this order: a listener to the form's event `sent` that prevents the rest; `data-says`, a text
 * to show; `data-then`, a page to go to, with `{id}` filled in from the answer; otherwise the page is shown anew.
 */
import { reasonOf, send } from './send.ts'
import { tell } from './tell.ts'

type Input = HTMLInputElement | HTMLSelectElement

const keptKey = (form: HTMLFormElement) => `form ${location.pathname} ${form.dataset.send}`
const inputsOf = (form: HTMLFormElement) => [...form.querySelectorAll<Input>('input[name], select[name]')]

for (const form of document.querySelectorAll<HTMLFormElement>('form[data-send]')) {
  form.addEventListener('submit', (event) => {
    event.preventDefault()
    void submit(form)
  })
  enable(form, 'yes')
  restore(form)
}

function enable(form: HTMLFormElement, state: 'yes' | 'no'): void {
  for (const button of form.querySelectorAll('button')) button.disabled = state === 'no'
}

async function submit(form: HTMLFormElement): Promise<void> {
  const [method = 'POST', path = '/'] = (form.dataset.send ?? '').split(' ')
  enable(form, 'no')
  keep(form)
  try {
    const answer = await send(method, path, method === 'DELETE' ? undefined : valuesOf(form))
    if (answer === null) return
    sessionStorage.removeItem(keptKey(form))
    if (answer.status >= 300) return tell(reasonOf(answer), 'error')
    if (!form.dispatchEvent(new CustomEvent('sent', { detail: answer.body, cancelable: true }))) return
    const { says, then } = form.dataset
    if (says !== undefined) tell(says)
    else if (then === undefined) location.reload()
    else location.assign(then.replace('{id}', encodeURIComponent(String(answer.body.id ?? ''))))
  } catch {
    tell('The bank cannot be reached.', 'error')
  } finally {
    enable(form, 'yes')
  }
}

/** Money is typed in euros and sent in cents, account numbers are sent without spaces; empty fields are not sent at all. */
function valuesOf(form: HTMLFormElement): Record<string, string | number> {
  const values: Record<string, string | number> = {}
  for (const { name, value, dataset } of inputsOf(form)) {
    if (value === '') continue
    if (dataset.money !== undefined) values[name] = Math.round(Number(value.replace(',', '.')) * 100)
    else values[name] = dataset.account === undefined ? value : value.replaceAll(' ', '').toUpperCase()
  }
  return values
}

function keep(form: HTMLFormElement): void {
  const typed = inputsOf(form).filter(({ type }) => type !== 'password')
  sessionStorage.setItem(keptKey(form), JSON.stringify(Object.fromEntries(typed.map(({ name, value }) => [name, value]))))
}

/** Nobody is told that something was confirmed: it is not known here, and giving up leads back as well. */
function restore(form: HTMLFormElement): void {
  const kept = sessionStorage.getItem(keptKey(form))
  if (kept === null) return
  sessionStorage.removeItem(keptKey(form))
  const values: Record<string, unknown> = JSON.parse(kept)
  for (const input of inputsOf(form)) {
    const value = values[input.name]
    if (typeof value === 'string') input.value = value
  }
  const button = form.querySelector('button')
  const missing = inputsOf(form).find(({ value, required }) => required && value === '')
  tell(`Press “${button?.textContent ?? 'Send'}” to go on.`)
  const next = missing ?? button
  next?.focus()
}
