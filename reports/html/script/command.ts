/** Puts a button to every command that copies it; where the clipboard is closed, the command is selected instead. */
export const commandScript = `
const addButtons = (within) => {
  for (const command of within.querySelectorAll('.command')) {
    const button = document.createElement('button')
    button.type = 'button'
    button.className = 'copy'
    button.textContent = 'Copy'
    button.setAttribute('aria-label', 'Copy: ' + command.textContent.slice(0, 100))
    command.after(button)
  }
}
addButtons(document)
document.addEventListener('unfolded', ({ target }) => addButtons(target))
document.addEventListener('click', async ({ target }) => {
  if (!target.matches?.('button.copy')) return
  const command = target.previousElementSibling
  try {
    await navigator.clipboard.writeText(command.textContent)
    target.textContent = 'Copied'
  } catch {
    getSelection().selectAllChildren(command)
    target.textContent = 'Selected'
  }
})
`
