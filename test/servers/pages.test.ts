import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Person } from '../../harness/actors/person.ts'
import { accountPage } from '../../servers/demo/pages/account-page.ts'
import { adminPage } from '../../servers/demo/pages/admin-page.ts'
import type { Viewer } from '../../servers/demo/pages/bank-page.ts'
import { factorsPage } from '../../servers/demo/pages/factors-page.ts'
import { payeesPage } from '../../servers/demo/pages/payees-page.ts'
import { profilePage } from '../../servers/demo/pages/profile-page.ts'
import { sessionsPage } from '../../servers/demo/pages/sessions-page.ts'
import { transferPage } from '../../servers/demo/pages/transfer-pages.ts'
import { detailsOf } from '../../servers/details.ts'
import { showDetails } from '../../servers/details-shown.ts'
import { refusalPage } from '../../servers/gateway/refusal-page.ts'
import { interactionPage, pushPage, refusedPage } from '../../servers/idp/interaction-page.ts'
import type { Need } from '../../servers/idp/need.ts'
import { assetNames, assetOf } from '../../servers/pages/assets.ts'
import { escapeHtml } from '../../servers/pages/page.ts'
import { type Browser, challengeIn, enrolled, openBrowser } from './browser.ts'
import { type OpenDeployment, openDeployment } from './open-deployment.ts'
import { makeSession, nowMs } from './store.ts'

const hostile = [
  '<script>alert(1)</script>',
  '</dd></dl><img src=x onerror=alert(1)>',
  '"><svg onload=alert(1)>',
  `' autofocus onfocus='alert(1)`,
  '" data-send="POST /logout',
  '</title><base href=//evil.test>',
  '\u202Egnp.exe\u2066',
  '&lt;b&gt; &amp;',
  '<!--',
  '{{alert(1)}}',
  '</bdi>',
]

const viewer: Viewer = { role: 'administrator', deviceKey: 'shown' }
const needFor = (text: string): Need => ({
  uid: 'u',
  next: 'factor',
  level: 2,
  factors: ['totp', 'push', 'recovery', 'webauthn'],
  details: detailsOf('transfer', text, { payee: text, name: text, [text]: text }),
})

/** Every page with one text wherever a text of somebody can stand. */
const pages: Readonly<Record<string, (text: string) => string>> = {
  account: (text) =>
    accountPage(viewer, {
      name: text,
      email: text,
      account: text,
      transfers: [{ payee: text, cents: 1, name: text, reference: text }],
      notices: [{ says: text, at: nowMs }],
    }),
  transfer: (text) => transferPage(viewer, { id: 'a', state: 'open', lines: [{ label: text, value: text }] }),
  payees: (text) => payeesPage(viewer, [{ payee: 'DE1', name: text }]),
  factors: (text) =>
    factorsPage(viewer, {
      factors: [{ id: 'f', person: 'p', kind: 'totp', name: text, createdAt: nowMs }],
      recoveryCodesLeft: 3,
    }),
  sessions: (text) => sessionsPage(viewer, { sessions: [makeSession({ device: text, address: text })], current: null }),
  profile: (text) => profilePage(viewer, { login: text, name: text, email: text }),
  admin: (text) => adminPage(viewer, [{ id: 'p', login: text, name: text, role: 'customer', locked: 0 }]),
  refusal: (text) => refusalPage({ status: 404, reason: text }),
  'sign-in': (text) =>
    interactionPage({ ...needFor(text), next: 'password' }, showDetails, { says: text, factor: 'password', login: text }),
  factor: (text) => interactionPage(needFor(text), showDetails, { says: text, factor: 'totp', login: text }),
  push: (text) => pushPage(needFor(text), showDetails, 'open', text),
  refused: (text) => refusedPage(text, needFor(text)),
}

/** The tags of a page with the names of their attributes: what a browser makes of it, without what is written in it. */
const structureOf = (html: string) => (html.match(/<[^>]*>/g) ?? []).map((tag) => tag.replaceAll(/="[^"]*"/g, ''))

describe.each(Object.entries(pages))('the page %s', (_name, render) => {
  test.each(hostile)('shows %j as what it is: text', (text) => {
    expect(structureOf(render(text))).toEqual(structureOf(render('harmless')))
  })

  test('has one main heading, one language, and neither style nor script within', () => {
    const html = render('harmless')
    expect(html.match(/<h1>/g)).toHaveLength(1)
    expect(html).toContain('<html lang="en">')
    expect(html).not.toMatch(/<style|style=|<script(?! type="module" src="\/assets\/[a-z-]+"><\/script>)|\son[a-z]+=/)
    for (const [, name] of html.matchAll(/\/assets\/([a-z-]+)/g)) expect(assetNames).toContain(name)
  })

  test('labels each of its inputs', () => {
    const unlabelled = render('harmless')
      .replaceAll(/<label>.*?<\/label>/gs, '')
      .match(/<(?:input(?! type="hidden")|select)/g)
    expect(unlabelled).toBeNull()
  })
})

test.each(['\u202Egnp.exe', '\u2067abc', 'אבג'])('%j cannot turn around what stands beside it', (text) => {
  for (const name of ['account', 'payees', 'factors', 'sessions', 'profile', 'admin', 'factor', 'sign-in', 'transfer']) {
    const html = pages[name]?.(text) ?? ''
    const shown = html.replaceAll(/="[^"]*"/g, '').replaceAll(/<dt>[^<]*<\/dt>|<p class role id>[^<]*<\/p>/g, '')
    const isolated = html.split(`<bdi>${escapeHtml(text)}</bdi>`).length - 1
    expect(isolated, name).toBeGreaterThan(0)
    expect(shown.split(text).length - 1, name).toBe(isolated)
  }
})

test('scripts name one another by address, and never make markup out of text', () => {
  for (const name of assetNames) {
    const { text } = assetOf(name)
    for (const [, other] of text.matchAll(/from '([^']+)'/g)) expect(assetNames.map((one) => `./${one}`)).toContain(other)
    if (name !== 'webauthn-browser')
      expect(text).not.toMatch(/innerHTML|outerHTML|insertAdjacentHTML|document\.write|\beval\b|new Function/)
  }
})

describe('through the gateway', () => {
  let town: OpenDeployment
  let owner: Person
  let home: Browser
  const html = { accept: 'text/html' }
  beforeAll(async () => {
    town = await openDeployment()
    owner = await enrolled(town, 'pages owner')
    home = await openBrowser(town)
    await home.signIn(owner)
  }, 30_000)
  afterAll(() => town.close())

  const own = ['/account', '/transfers', '/payees', '/factors', '/sessions', '/profile']

  test.each(own)('%s is for whoever is signed in', async (path) => {
    const answer = await home.ask('GET', path, html)
    expect([answer.status, answer.headers['content-type']]).toEqual([200, 'text/html; charset=utf-8'])
    expect(answer.text).toContain(`<a href="${path}" aria-current="page">`)
    expect(answer.text.match(/aria-current/g)).toHaveLength(1)
  })

  test.each([...own, '/admin', '/transfers/x'])('%s leads nobody to the sign-in, and programs nowhere', async (path) => {
    const stranger = await openBrowser(town)
    const page = await stranger.ask('GET', path, html)
    expect([page.status, page.headers.location]).toEqual([303, `/login?return_to=${encodeURIComponent(path)}`])
    expect(page.text).not.toContain(owner.name)
    expect((await stranger.ask('GET', path)).status).toBe(401)
  })

  test.each(['/', '/recovery'])('%s is for everybody', async (path) => {
    const stranger = await openBrowser(town)
    const answer = await stranger.ask('GET', path, html)
    expect(answer.status).toBe(200)
    expect(answer.text).not.toContain('aria-label="Bank"')
  })

  test('a transfer is shown to its owner, and to others as if it were not there', async () => {
    const body = { payee: 'DE17000000000000000001', cents: 95_000, reference: '<b>Rent</b>' }
    const { id } = JSON.parse((await home.change('POST', '/api/transfers', body)).text)
    const shown = await home.ask('GET', `/transfers/${id}`, html)
    expect(shown.status).toBe(200)
    expect(shown.text).toContain('<bdi>&#60;b&#62;Rent&#60;/b&#62;</bdi>')
    const other = await openBrowser(town)
    await other.signIn(await enrolled(town, 'pages other'))
    const strange = await other.ask('GET', `/transfers/${id}`, html)
    const missing = await other.ask('GET', '/transfers/none', html)
    expect([strange.status, missing.status]).toEqual([404, 404])
    expect(strange.text).toBe(missing.text)
  })

  test('customers do not see the administration', async () => {
    const answer = await home.ask('GET', '/admin', html)
    expect(answer.status).toBe(403)
    expect(answer.text).not.toContain(owner.login)
    expect((await home.ask('GET', '/account', html)).text).not.toContain('/admin')
  })

  test('a challenge by a navigation leads to the step-up and back; after an answer of less than it takes nothing is shown', async () => {
    const { deployment } = town
    await deployment.enrol(
      {
        id: 'chief',
        login: 'chief',
        name: 'Chief',
        email: 'chief@example.test',
        account: 'DE1',
        role: 'administrator',
        password: owner.password,
        totpSeed: owner.totp.secret.base32,
      },
      null,
    )
    const chief = await openBrowser(town)
    const early = await openBrowser(town)
    await chief.signIn({ ...owner, login: 'chief' })
    const answer = await chief.ask('GET', '/admin', html)
    expect([answer.status, answer.headers.location]).toEqual([
      303,
      expect.stringMatching(/^\/step-up\/[\w-]{43}\?return_to=%2Fadmin$/),
    ])
    expect(answer.text).not.toContain(owner.login)

    // Without the key of the device there is no step-up: the page shows it, and is loaded anew.
    await early.givePassword(await early.begin('/login'), { ...owner, login: 'chief' })
    const wanting = await early.ask('GET', '/admin', html)
    expect(wanting.status).toBe(403)
    expect(wanting.text).toContain('<meta name="device-key" content="reload">')
    expect((await early.showKey()).status).toBe(201)
    expect((await early.ask('GET', '/admin', html)).status).toBe(303)
  })

  test('pages ask for the key of the device until it was shown, and not for longer', async () => {
    const browser = await openBrowser(town)
    await browser.givePassword(await browser.begin('/login'), owner)
    const wanted = '<meta name="device-key" content="wanted">'
    expect((await browser.ask('GET', '/', html)).text).toContain(wanted)
    await browser.showKey()
    expect((await browser.ask('GET', '/', html)).text).not.toContain(wanted)
  })

  test('a page of a session that is over leads to the sign-in, without its cookie', async () => {
    const browser = await openBrowser(town)
    await browser.signIn(owner)
    browser.cookies.set('__Host-session', 'x'.repeat(43))
    const answer = await browser.ask('GET', '/account', html)
    expect([answer.status, answer.headers.location]).toEqual([303, '/login?return_to=%2Faccount'])
    expect(browser.session()).toBe('')
  })

  test('a passkey is taken from a form as from a program, and a broken one is refused on the page', async () => {
    const challenge = challengeIn(await home.change('PUT', '/api/profile/email', { email: 'x@example.test' }))
    const page = await home.begin(challenge)
    const form = (body: Record<string, string>) =>
      town.send(town.deployment.issuer, `${new URL(page).pathname}/webauthn`, {
        method: 'POST',
        headers: {
          'user-agent': 'browser',
          'content-type': 'application/x-www-form-urlencoded',
          cookie: [...home.cookies].map((pair) => pair.join('=')).join('; '),
          ...html,
        },
        body: new URLSearchParams(body).toString(),
      })
    for (const response of ['', '{', '"x"', '{}']) {
      await home.ask('POST', `${page}/webauthn/options`)
      const answer = await form({ response })
      expect(answer.status).toBe(403)
      expect(answer.text).toContain('role="alert"')
      expect(answer.text).toContain('data-passkey')
    }
    const { challenge: toSign } = JSON.parse((await home.ask('POST', `${page}/webauthn/options`)).text)
    const { id: rpId, origin } = town.deployment.relyingParty
    const response = JSON.stringify(owner.authenticator.assert({ challenge: toSign, origin, rpId }))
    expect((await form({ response })).status).toBe(303)
  })
})
