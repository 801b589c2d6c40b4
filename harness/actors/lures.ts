/** Pages of the attacker that the victim opens in the signed-in browser: what they send, and what of the target they show in a frame. */
import { attackerDomain } from '../network/attacker-hosts.ts'
import { mayBeFramed } from '../network/browser-rules.ts'
import { type ForeignPage, fromPage } from '../network/foreign-page.ts'
import { type HttpAnswer, locationOf } from '../network/http-answer.ts'
import type { Between } from '../network/user-agent.ts'
import { Actor } from './actor.ts'
import { type Deed, lacking, type Performed } from './deed.ts'
import { Wallet } from './wallet.ts'

/** Redirects that a frame follows. */
const mostHops = 8

/** Where a page is from. `look-alike` begins like the target's own origin, `sub-domain` ends like it. */
export type PageOrigin = 'another-site' | 'another-port' | 'sub-domain' | 'look-alike' | 'sandbox'

function originOf(page: PageOrigin, targetOrigin: string): Pick<ForeignPage, 'origin' | 'site'> {
  const { protocol, hostname, host } = new URL(targetOrigin)
  switch (page) {
    case 'another-site':
      return { origin: `${protocol}//${attackerDomain}`, site: 'cross-site' }
    case 'another-port':
      return { origin: `${protocol}//${hostname}:9`, site: 'same-site' }
    case 'sub-domain':
      return { origin: `${protocol}//page.${host}`, site: 'same-site' }
    case 'look-alike':
      return { origin: `${targetOrigin.replaceAll(':', '.').replace('.//', '://')}.${attackerDomain}`, site: 'cross-site' }
    case 'sandbox':
      return { origin: 'null', site: 'cross-site' }
  }
}

/** Acts by what the page makes the victim's browser send: its cookies where the browser lets them go along, never its keys. */
export function onPageIn(victim: Actor, page: PageOrigin, mode: ForeignPage['mode']): Actor {
  const { options } = victim
  const { target } = options.stage.options
  return inBrowserOf(victim, fromPage({ ...originOf(page, target.origin), mode }))
}

/** `done` where anything of a page shows, `refused` where the browser leaves the frame empty. */
export async function framed(victim: Actor, asked: Performed): Promise<readonly Deed[]> {
  const { target } = victim.options.stage.options
  if (target.pages === undefined) lacking('pages')
  const browser = inBrowserOf(victim, asFrame)
  const deeds: Deed[] = []
  for (const address of target.pages(asked.seen)) {
    const what = `${address.split('/').slice(0, 2).join('/')} in a frame`
    const shows = (answer: HttpAnswer) => (mayBeFramed((name) => answer.header(name)) ? 'done' : 'refused')
    deeds.push(await browser.probe(what, { method: 'GET', url: address }, null, shows))
  }
  return deeds
}

/** Where a frame is redirected, the page that it ends at decides. */
const asFrame: Between = async (request, send) => {
  const headers = {
    accept: 'text/html',
    'sec-fetch-site': 'cross-site',
    'sec-fetch-mode': 'navigate',
    'sec-fetch-dest': 'iframe',
  }
  let answer = await send({ ...request, headers })
  for (let hops = 0; hops < mostHops; hops += 1) {
    const next = locationOf(answer)
    if (next === undefined) return answer
    answer = await send({ method: 'GET', url: next.href, headers })
  }
  return answer
}

function inBrowserOf({ options }: Actor, between: Between): Actor {
  const wallet = new Wallet(options.wallet.holder, options.wallet.jar)
  return new Actor({
    ...options,
    role: 'attacker',
    authenticatorsOf: null,
    position: 'victim-device',
    wallet,
    detour: { between },
  })
}
