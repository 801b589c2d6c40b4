/** What somebody sees who went to a page and was refused. Programs, and the scripts of our pages, get JSON instead. */
import type { Request } from 'express'
import { escapeHtml, page } from '../pages/page.ts'

/** True for a navigation: a GET by somebody who would rather have HTML than JSON. */
export function wantsPage(request: Request): boolean {
  return request.method === 'GET' && request.accepts(['json', 'html']) === 'html'
}

export interface ShownRefusal {
  readonly status: number
  readonly reason: string
  /** `missing`: the page shows the key of the device, and tries again. Default: nothing is missing. */
  readonly deviceKey?: 'missing' | 'shown'
}

const titles: Readonly<Record<number, string>> = { 403: 'Not allowed', 404: 'Not found', 429: 'Too many requests' }

export function refusalPage({ status, reason, deviceKey = 'shown' }: ShownRefusal): string {
  const missing = deviceKey === 'missing'
  return page({
    title: titles[status] ?? 'Not possible',
    body: `<p>${escapeHtml(`${reason.slice(0, 1).toUpperCase()}${reason.slice(1)}.`)}</p><p><a href="/">To the front page</a></p>`,
    ...(missing && { scripts: ['first-page'], marks: { 'device-key': 'reload' } }),
  })
}
