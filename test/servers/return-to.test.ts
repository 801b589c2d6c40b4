import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Person } from '../../harness/actors/person.ts'
import { checkReturnTo } from '../../servers/gateway/challenge/check-return-to.ts'
import { challengeIn, email, enrolled, openBrowser } from './browser.ts'
import { type OpenDeployment, openDeployment } from './open-deployment.ts'

const pages = ['/', '/api/account', '/transfers/:id']

test.each(['/api/account', '/transfers/a-1', '/transfers/login'])('one may return to %s', (page) => {
  expect(checkReturnTo([page], pages)).toBe(page)
})

const evil = [
  '',
  '//evil.test',
  '///evil.test',
  '/\\evil.test',
  '\\\\evil.test',
  '\\/evil.test',
  'https:evil.test',
  'https://evil.test',
  'https://localhost:8443/api/account',
  'javascript:alert(1)',
  'JaVaScRiPt://x/%0aalert(1)',
  'data:text/html,x',
  '/%2f%2fevil.test',
  '%2f%2fevil.test',
  '/api%2Faccount',
  '/api//account',
  '/api/account/',
  '/api/../api/account',
  '/api/./account',
  '/api/account?next=//evil.test',
  '/api/account#x',
  '/api/account;x',
  '/api/account@evil.test',
  '/api/account\r\nset-cookie:a=b',
  '/\tapi/account',
  '\t//evil.test',
  ' /api/account',
  '/api/account ',
  '/api/account\0',
  '/api/account\n',
  '/ａpi/account',
  'api/account',
  '.evil.test',
  '@evil.test',
  '/logout',
  '/login',
  '/callback',
  '/step-up/a',
  '/session/device-key',
  '/unknown',
  '/transfers/:id/execute',
  '/transfers/..',
  '/transfers/%2e%2e',
  '/transfers/\\evil.test',
  '/transfers/',
  '/transfers/a?next=//evil.test',
  '/transfers/a#x',
  '/transfers/a\r\nset-cookie:a=b',
  '/transfers/a\0',
  '/API/account',
]

test.each(evil)('nobody returns to %j, but home', (asked) => {
  expect(checkReturnTo([asked], pages)).toBe('/')
})

test('of two wishes none is granted, and without one everybody goes home', () => {
  expect([checkReturnTo(['/api/account', '/api/account'], pages), checkReturnTo([], pages)]).toEqual(['/', '/'])
})

describe('through the gateway', () => {
  let town: OpenDeployment
  let person: Person
  beforeAll(async () => {
    town = await openDeployment()
    person = await enrolled(town, 'return-to')
  })
  afterAll(() => town.close())
  const back = (page: string) => `return_to=${encodeURIComponent(page)}`

  test('a sign-in leads back to the page that wanted it', async () => {
    const browser = await openBrowser(town)
    expect(browser.landing(await browser.signIn(person, `/login?${back('/account')}`))).toBe('/account')
  })

  test.each([
    '//evil.test',
    '/\\evil.test',
    '/api/account',
    'https:evil.test',
    'javascript:alert(1)',
    '/logout',
    '%2f%2fevil.test',
  ])('a sign-in that should lead to %j leads home', async (page) => {
    const browser = await openBrowser(town)
    expect(browser.landing(await browser.signIn(person, `/login?${back(page)}`))).toBe('/')
  })

  test('a step-up leads back too, and neither the provider nor the way back has a say', async () => {
    const browser = await openBrowser(town)
    await browser.signIn(person)
    const challenge = challengeIn(await browser.change('PUT', '/api/profile/email', email('x')))
    const page = await browser.begin(`${challenge}?${back('/account')}`)
    expect(page).not.toContain('return_to')
    const answer = await browser.ask('POST', `${page}/webauthn/options`, { referer: 'https://evil.test/' })
    expect(answer.status).toBe(200)
    expect(browser.landing(await browser.givePasskey(page, person))).toBe('/account')
  })

  test('what comes with the callback is not asked', async () => {
    const browser = await openBrowser(town)
    const forged = `/callback?code=a&state=b&${back('https://evil.test')}`
    const answer = await browser.ask('GET', forged, { referer: 'https://evil.test/' })
    expect([answer.status, answer.headers.location]).toEqual([403, undefined])
  })
})
