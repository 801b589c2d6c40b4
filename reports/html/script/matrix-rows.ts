/** Narrows the rows of the kill matrix down. */
export const matrixRowsScript = `
const form = document.getElementById('rows')
if (form) {
  const rows = [...document.querySelectorAll('.heat tbody tr')]
  const wordsOf = (row) => [row.textContent, ...[...row.querySelectorAll('[title]')].map(({ title }) => title)].join(' ').toLowerCase()
  const words = new Map(rows.map((row) => [row, wordsOf(row)]))
  const state = document.getElementById('rows-state')
  const apply = () => {
    const wanted = form.elements.words.value.toLowerCase().split(/\\s+/).filter(Boolean)
    const notCaught = form.elements['not-caught'].checked
    let shown = 0
    for (const row of rows) {
      row.hidden = !wanted.every((word) => words.get(row).includes(word)) || (notCaught && row.dataset.result === 'caught')
      if (!row.hidden) shown += 1
    }
    state.textContent = shown === rows.length ? '' : shown + ' of ' + rows.length + ' weaknesses shown'
  }
  form.hidden = false
  form.addEventListener('input', apply)
  form.addEventListener('submit', (event) => event.preventDefault())
}
`
