/** The frame of the bank's pages: who looks, where one can go from here, and the way out. */
import { sentForm } from '../../pages/markup.ts'
import { type PageParts, page } from '../../pages/page.ts'
import type { Role } from '../../store/people.ts'

export interface Viewer {
  readonly role: Role
  /** Whether the session has the key of its device; while it is missing, the page shows it. */
  readonly deviceKey: 'missing' | 'shown'
}

export interface BankPage extends Pick<PageParts, 'title' | 'body' | 'scripts'> {
  /** Of the page, as the navigation marks it. */
  readonly path: string
}

const places = [
  ['/account', 'Account'],
  ['/transfers', 'Send money'],
  ['/payees', 'Payees'],
  ['/factors', 'Factors'],
  ['/sessions', 'Sessions'],
  ['/profile', 'Profile'],
] as const

const withoutScripts =
  '<noscript><p class="error">JavaScript is switched off. You can read here, but change nothing: your device has to sign what you do.</p></noscript>'

/** @param viewer `null`: nobody is signed in */
export function bankPage(viewer: Viewer | null, { title, body, scripts = [], path }: BankPage): string {
  return page({
    title,
    body: `${withoutScripts}${body}`,
    scripts: ['forms', ...scripts],
    navigation: viewer === null ? '' : navigation(viewer, path),
    ...(viewer?.deviceKey === 'missing' && { marks: { 'device-key': 'wanted' } }),
  })
}

function navigation({ role }: Viewer, path: string): string {
  const shown = role === 'administrator' ? [...places, ['/admin', 'Administration'] as const] : places
  const items = shown.map(([to, label]) => `<li><a href="${to}"${to === path ? ' aria-current="page"' : ''}>${label}</a></li>`)
  const signOut = sentForm({ send: 'POST /logout', button: 'Sign out', form: { 'data-then': '/' }, kind: 'plain' })
  return `<header><nav aria-label="Bank"><ul>${items.join('')}</ul></nav>${signOut}</header>\n`
}
