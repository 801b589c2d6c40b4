/** Narrows the attempts down by words and by what is chosen; a name in a table of counts chooses itself. */
export const filterScript = `
const form = document.getElementById('filter')
if (form) {
  const fields = form.elements
  const attempts = [...document.querySelectorAll('details.attempt')].map((element) => {
    const scenario = element.closest('details.scenario')
    return {
      element,
      scenario,
      verdict: element.closest('section.group').id,
      class: scenario.dataset.class,
      surface: element.dataset.surface,
      requirements: scenario.dataset.requirements.split(' '),
      words: [scenario, element].map((part) => part.firstElementChild.textContent).concat(Object.values(scenario.dataset)).join(' ').toLowerCase(),
    }
  })
  const sections = [...document.querySelectorAll('details.scenario, section.group')]
  const state = document.getElementById('filter-state')
  const apply = () => {
    const words = fields.words.value.toLowerCase().split(/\\s+/).filter(Boolean)
    const fits = (value, field) => field.value === '' || field.value === value
    let shown = 0
    for (const attempt of attempts) {
      const matches = fits(attempt.verdict, fields.verdict) && fits(attempt.class, fields.class) && fits(attempt.surface, fields.surface)
        && (fields.requirement.value === '' || attempt.requirements.includes(fields.requirement.value))
        && words.every((word) => attempt.words.includes(word))
      attempt.element.hidden = !matches
      if (matches) shown += 1
    }
    for (const section of sections) section.hidden = !section.querySelector('details.attempt:not([hidden])')
    state.textContent = shown === attempts.length ? '' : shown + ' of ' + attempts.length + ' attempts shown'
  }
  const openAll = (open) => { for (const { element, scenario } of attempts) if (!element.hidden) element.open = scenario.open = open }
  form.hidden = false
  form.addEventListener('input', apply)
  form.addEventListener('submit', (event) => event.preventDefault())
  document.getElementById('open-all').addEventListener('click', () => openAll(true))
  const choose = (field, value) => {
    form.reset()
    if (field) field.value = value
    apply()
  }
  document.getElementById('clear').addEventListener('click', () => choose())
  document.getElementById('close-all').addEventListener('click', () => openAll(false))
  for (const name of document.querySelectorAll('[data-filter]')) {
    const button = document.createElement('button')
    button.type = 'button'
    button.textContent = name.textContent
    button.title = 'Show these attempts'
    button.addEventListener('click', () => {
      choose(fields[name.dataset.filter], button.textContent)
      form.scrollIntoView()
      fields[name.dataset.filter].focus()
    })
    name.replaceChildren(button)
  }
}
`
