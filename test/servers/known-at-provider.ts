/** Whether the provider knows who sits at a browser: it then asks for a second factor alone, otherwise for the password first. */
import { acrOf } from '../../servers/levels.ts'
import type { Browser } from './browser.ts'
import type { OpenDeployment } from './open-deployment.ts'

export async function knownAtProvider(town: OpenDeployment, browser: Browser): Promise<boolean> {
  const { issuer } = town.deployment
  const asked = { client_id: 'app', response_type: 'code', scope: 'openid', redirect_uri: 'com.example.app:/callback' }
  const demands = { acr_values: acrOf(2), code_challenge: 'c'.repeat(43), code_challenge_method: 'S256' }
  const pushed = await town.send(issuer, '/request', {
    method: 'POST',
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    body: String(new URLSearchParams({ ...asked, ...demands })),
  })
  const query = new URLSearchParams({ client_id: 'app', request_uri: JSON.parse(pushed.text).request_uri })
  const { headers } = await browser.ask('GET', `${issuer}/auth?${query}`)
  const page = await browser.ask('GET', new URL(String(headers.location), issuer).href, { accept: 'application/json' })
  return JSON.parse(page.text).next === 'factor'
}
