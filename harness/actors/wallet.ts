/** What a client holds: cookies, tokens and keys. Theft copies named entries into another wallet; nothing else moves between actors. */

import type { KeyPair } from 'dpop'
import { CookieJar } from 'tough-cookie'

/** Names of a wallet's contents that one kind of goods stands for. */
export interface Stealable {
  readonly cookies?: readonly string[]
  readonly tokens?: readonly string[]
  /** Keys that malware brought out of the device although they should not leave it. */
  readonly keys?: readonly string[]
}

export class Wallet {
  readonly jar: CookieJar
  /** Strings such as access tokens, by the target's names. */
  readonly tokens = new Map<string, string>()
  /** What a server gave out last to be proven with (RFC 9449, 8), by origin; of no use to a thief, so it is never copied. */
  readonly nonces = new Map<string, string>()
  /** Keys of the device, by the target's names. */
  readonly keys = new Map<string, KeyPair>()
  /** Names the holder in the record, for example `victim 1`. */
  readonly holder: string

  /** @param jar that of a browser which several share; default: one of its own */
  constructor(holder: string, jar = new CookieJar(undefined, { prefixSecurity: 'strict' })) {
    this.holder = holder
    this.jar = jar
  }

  /** The value of the first cookie or token that the goods stand for; `undefined` when there is none. */
  valueOf(goods: Stealable, origin: string): string | undefined {
    const cookie = this.jar.getCookiesSync(origin).find(({ key }) => goods.cookies?.includes(key))
    return cookie?.value ?? goods.tokens?.flatMap((name) => this.tokens.get(name) ?? [])[0]
  }

  /** Keeps a value as the cookies and tokens that the goods stand for, as though the target had set it. */
  put(goods: Stealable, value: string, origin: string): void {
    for (const name of goods.cookies ?? []) this.jar.setCookieSync(`${name}=${value}; Path=/; Secure; HttpOnly`, origin)
    for (const name of goods.tokens ?? []) this.tokens.set(name, value)
  }

  /**
   * Copies what the goods stand for on this target; returns how many entries there were to take.
   * @param wanted leaves out the cookies and tokens whose value it denies; default: takes all
   */
  copyTo(thief: Wallet, goods: Stealable, origin: string, wanted: (value: string) => boolean = () => true): number {
    let taken = 0
    for (const cookie of this.jar.getCookiesSync(origin)) {
      if (!goods.cookies?.includes(cookie.key) || !wanted(cookie.value)) continue
      thief.jar.setCookieSync(cookie.toString(), origin)
      taken += 1
    }
    for (const name of goods.tokens ?? []) {
      const token = this.tokens.get(name)
      if (token === undefined || !wanted(token)) continue
      thief.tokens.set(name, token)
      taken += 1
    }
    for (const name of goods.keys ?? []) {
      const key = this.keys.get(name)
      if (key === undefined) continue
      thief.keys.set(name, key)
      taken += 1
    }
    return taken
  }
}
