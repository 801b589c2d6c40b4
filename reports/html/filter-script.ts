/** The page's only script: it filters attempts, and rows of the kill matrix. All can be read without it; it shows its own controls. */
export const filterScript = `
const form = document.getElementById('filter')
if (form) {
  const attempts = [...document.querySelectorAll('details.attempt')]
  const groups = [...document.querySelectorAll('section.group')]
  const state = document.getElementById('filter-state')
  const apply = () => {
    const words = form.elements.words.value.toLowerCase().split(/\\s+/).filter(Boolean)
    let shown = 0
    for (const attempt of attempts) {
      const matches = words.every((word) => attempt.dataset.words.includes(word))
      attempt.hidden = !matches
      if (matches) shown += 1
    }
    for (const group of groups) group.hidden = !group.querySelector('details.attempt:not([hidden])')
    state.textContent = words.length ? shown + ' of ' + attempts.length + ' attempts shown' : ''
  }
  const openAll = (open) => { for (const attempt of attempts) if (!attempt.hidden) attempt.open = open }
  form.hidden = false
  form.addEventListener('input', apply)
  form.addEventListener('submit', (event) => event.preventDefault())
  document.getElementById('open-all').addEventListener('click', () => openAll(true))
  document.getElementById('close-all').addEventListener('click', () => openAll(false))
}
const rowsForm = document.getElementById('rows')
if (rowsForm) {
  const rows = [...document.querySelectorAll('.heat tbody tr')]
  const state = document.getElementById('rows-state')
  const apply = () => {
    const words = rowsForm.elements.words.value.toLowerCase().split(/\\s+/).filter(Boolean)
    const notCaught = rowsForm.elements['not-caught'].checked
    let shown = 0
    for (const row of rows) {
      row.hidden = !words.every((word) => row.dataset.words.includes(word)) || (notCaught && row.dataset.result === 'caught')
      if (!row.hidden) shown += 1
    }
    state.textContent = shown === rows.length ? '' : shown + ' of ' + rows.length + ' weaknesses shown'
  }
  rowsForm.hidden = false
  rowsForm.addEventListener('input', apply)
  rowsForm.addEventListener('submit', (event) => event.preventDefault())
}
`
