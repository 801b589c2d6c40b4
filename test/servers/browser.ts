/** A browser at a deployment, with its cookies in the open and every request in the test's hands; and the person who sits at it. */
import { generateKeyPair } from 'dpop'
import { exportJWK, SignJWT } from 'jose'
import { makePerson, type Person } from '../../harness/actors/person.ts'
import { homeAddress } from '../../harness/network/positions.ts'
import { toEnrol } from './customer.ts'
import { type OpenDeployment, type RawAnswer, type RawRequest, valuesOf } from './open-deployment.ts'

type Method = NonNullable<RawRequest['method']>
/** An answer, and what it is the answer to. */
type Seen = RawAnswer & { readonly url: string }
type Headers = Readonly<Record<string, string>>

/** The clock of a deployment: hand `now` to it, and move it. Otherwise it stands still, so that edges are exact. */
export function movableClock() {
  let nowMs = Date.now()
  return {
    now: () => nowMs,
    advance(ms: number): void {
      nowMs += ms
    },
  }
}

/** Somebody with a password, a TOTP seed and a passkey. */
export async function enrolled({ deployment }: OpenDeployment, label: string): Promise<Person> {
  const made = makePerson(1, label, 'customer', homeAddress(0, 0))
  const { person, registration } = toEnrol(made, deployment)
  await deployment.enrol(person, registration)
  return made
}

export async function openBrowser({ deployment, send }: OpenDeployment, now = () => Date.now()) {
  const { origin, relyingParty } = deployment
  const cookies = new Map<string, string>()
  const keys = await generateKeyPair('ES256')

  /** With the browser's cookies, which change as the answer says. */
  async function ask(method: Method, target: string, headers: Headers = {}, body?: unknown): Promise<Seen> {
    const url = new URL(target, origin)
    const cookie = [...cookies].map((pair) => pair.join('=')).join('; ')
    const answer = await send(url.origin, url.pathname + url.search, {
      method,
      headers: {
        'user-agent': 'browser',
        accept: 'application/json',
        ...(cookie !== '' && { cookie }),
        ...(body !== undefined && { 'content-type': 'application/json' }),
        ...headers,
      },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    })
    for (const line of valuesOf(answer, 'set-cookie')) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? []
      if (value === '') cookies.delete(name)
      else cookies.set(name, value)
    }
    return { ...answer, url: url.href }
  }

  /** A proof by the key of this device for one request. */
  async function proof(method: string, path: string): Promise<string> {
    return new SignJWT({ htm: method, htu: origin + path, jti: crypto.randomUUID(), iat: Math.floor(now() / 1000) })
      .setProtectedHeader({ typ: 'device-proof+jwt', alg: 'ES256', jwk: await exportJWK(keys.publicKey) })
      .sign(keys.privateKey)
  }

  /** Changes something, with a proof by the key of this device. */
  async function change(method: Method, path: string, body?: unknown): Promise<Seen> {
    return ask(method, path, { 'device-proof': await proof(method, path) }, body)
  }

  /** Follows to the provider's page, and back to the page that the browser is left at. */
  async function follow(first: Seen): Promise<Seen> {
    let answer = first
    for (let hop = 0; hop < 12; hop += 1) {
      const to = whereTo(answer)
      if (to === null || to.pathname.startsWith('/interaction/')) return answer
      if (to.origin === origin && to.pathname !== '/callback') return answer
      answer = await ask('GET', to.href)
    }
    throw new Error('redirected without an end')
  }

  function whereTo({ status, headers: { location }, url }: Seen): URL | null {
    return status === 303 || status === 302 ? new URL(String(location), url) : null
  }

  return {
    cookies,
    ask,
    change,
    proof,
    follow,
    session: () => cookies.get('__Host-session') ?? '',
    showKey: () => change('POST', '/session/device-key'),

    /** Where the browser is left: the path of the page, or the status of a refusal. */
    landing(answer: Seen): string | number {
      const to = whereTo(answer)
      return to === null ? answer.status : to.href.replace(origin, '')
    },
    /** The provider's page. */
    async begin(path: string): Promise<string> {
      return whereTo(await follow(await ask('GET', path)))?.href ?? 'no page'
    },
    async givePassword(page: string, { login, password }: Person): Promise<Seen> {
      return follow(await ask('POST', `${page}/password`, {}, { login, password }))
    },
    async givePasskey(page: string, { authenticator }: Person): Promise<Seen> {
      const { challenge } = JSON.parse((await ask('POST', `${page}/webauthn/options`)).text)
      const { id: rpId, origin: at } = relyingParty
      return follow(
        await ask('POST', `${page}/webauthn`, {}, { response: authenticator.assert({ challenge, origin: at, rpId }) }),
      )
    },
    /** Signs in and shows the key of the device; the last redirect. */
    async signIn(person: Person, path = '/login'): Promise<Seen> {
      const home = await this.givePassword(await this.begin(path), person)
      const shown = await this.showKey()
      if (shown.status !== 201) throw new Error(`the key was not taken: ${shown.status} ${shown.text}`)
      return home
    },
    /** Answers the challenge that an answer brought. */
    async meet(challenged: Seen, person: Person): Promise<Seen> {
      return this.givePasskey(await this.begin(challengeIn(challenged)), person)
    },
  }
}
export type Browser = Awaited<ReturnType<typeof openBrowser>>

export function challengeIn({ text, status }: Seen): string {
  const { challenge } = JSON.parse(text)
  if (typeof challenge !== 'string') throw new Error(`no challenge in ${status} ${text}`)
  return challenge
}

export const email = (name: string) => ({ email: `${name}@example.test` })
