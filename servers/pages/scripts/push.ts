/** Waits for the phone: asks the server every two seconds, and goes on as soon as there is an answer. Without it one presses “Continue”. */
import { ask } from './ask.ts'

const everyMs = 2000
const form = document.querySelector<HTMLFormElement>('form[data-push]')

if (form !== null) setTimeout(look, everyMs, form, form.dataset.push ?? '')

async function look(finish: HTMLFormElement, path: string): Promise<void> {
  const { state = null } = await ask('GET', path).then(
    ({ body }) => body,
    () => ({ state: 'open' }),
  )
  if (state === 'open') setTimeout(look, everyMs, finish, path)
  else if (state === 'approved') finish.requestSubmit()
  else location.assign(path)
}
