/** Where a person is signed in. */
import type { Session } from '../../gateway/visit.ts'
import { moment, own, sentForm, table } from '../../pages/markup.ts'
import { bankPage, type Viewer } from './bank-page.ts'

export interface SessionsView {
  readonly sessions: readonly Session[]
  /** The id of the session that looks, `null` for an app. */
  readonly current: string | null
}

/** Characters of a browser's name that are shown. */
const shownCharacters = 200

export function sessionsPage(viewer: Viewer, { sessions, current }: SessionsView): string {
  const end = ({ id, address }: Session) =>
    sentForm({
      send: `DELETE /api/sessions/${id}`,
      button: 'End',
      about: `the session at ${address}`,
      kind: 'plain',
    })
  const listed = table({
    caption: 'The newest first',
    head: ['Browser', 'Address', 'Since', 'Change'],
    rows: sessions.map((session) => [
      own(session.device.slice(0, shownCharacters)),
      own(session.address),
      moment(session.createdAt),
      session.id === current ? 'This session' : end(session),
    ]),
    empty: 'You are signed in nowhere.',
  })
  return bankPage(viewer, {
    title: 'Sessions',
    path: '/sessions',
    body: `${listed}
<h2>This device</h2><p>On a device that you have declared yours, a sign-in is nothing that we write to you about.</p>
${sentForm({ send: 'POST /session/trust-device', button: 'Trust this device', form: { 'data-says': 'This device is yours from now on.' }, kind: 'plain' })}
<h2>Everywhere</h2>
${sentForm({ send: 'POST /logout/everywhere', button: 'Sign out everywhere', form: { 'data-then': '/' } })}`,
  })
}
