/** Tells the person what came of it: aloud for screen readers too, and where it can be seen on a small screen. */

export function tell(text: string, kind: 'news' | 'error' = 'news'): void {
  const status = document.getElementById('status')
  if (status === null) return
  status.className = kind === 'error' ? 'error' : ''
  status.textContent = text
  status.scrollIntoView({ block: 'nearest' })
}
