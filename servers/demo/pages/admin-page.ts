/** The administration: everybody, and what can be done about their accounts. */
import { own, sentForm, table } from '../../pages/markup.ts'
import { escapeHtml } from '../../pages/page.ts'
import { type ListedPerson, roles } from '../../store/people.ts'
import { bankPage, type Viewer } from './bank-page.ts'

export function adminPage(viewer: Viewer, people: readonly ListedPerson[]): string {
  const listed = table({
    caption: 'People',
    head: ['Name', 'Login', 'State', 'Change'],
    rows: people.map((person) => [
      own(person.name),
      own(person.login),
      `${person.role}, ${person.locked === 0 ? 'open' : 'locked'}`,
      person.role === 'administrator' ? 'Not by administrators' : changesOf(person),
    ]),
    empty: 'There is nobody.',
  })
  return bankPage(viewer, { title: 'Administration', path: '/admin', body: listed })
}

function changesOf({ id, login, role, locked }: ListedPerson): string {
  const about = `/api/admin/people/${id}`
  const options = roles.map((one) => `<option${one === role ? ' selected' : ''}>${one}</option>`)
  return [
    sentForm(
      locked === 0
        ? { send: `POST ${about}/lock`, button: 'Lock', about: login, kind: 'plain' }
        : { send: `POST ${about}/unlock`, button: 'Unlock', about: login, kind: 'plain' },
    ),
    sentForm({
      send: `PUT ${about}/role`,
      button: 'Set the role',
      more: `<label>Role <select name="role" aria-label="${escapeHtml(`Role of ${login}`)}">${options.join('')}</select></label>`,
      about: `of ${login}`,
      kind: 'plain',
    }),
    sentForm({
      send: `POST ${about}/reset-factors`,
      button: 'Remove all factors',
      about: `of ${login}`,
      kind: 'plain',
    }),
  ].join('\n')
}
