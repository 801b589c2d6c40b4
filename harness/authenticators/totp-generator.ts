/** A person's authenticator app (RFC 6238): one code a step, never the same step twice unless a scenario asks for it. */
import { Secret, TOTP } from 'otpauth'
import { FlowFailure } from '../errors.ts'

/** Seconds a code stands for (RFC 6238, 4.1 and 5.2). */
export const stepSeconds = 30

export class TotpGenerator {
  readonly secret: Secret
  readonly #totp: TOTP
  #lastStep = -1

  constructor(seed: Buffer) {
    this.secret = new Secret({ buffer: new Uint8Array(seed).buffer })
    this.#totp = new TOTP({ secret: this.secret, algorithm: 'SHA1', digits: 6, period: stepSeconds })
  }

  /**
   * The next unused code: of the current step, or of the one after it when the current one is used
   * (a person whose clock runs ahead a little; servers accept one step of drift, RFC 6238, 5.2).
   * @throws FlowFailure when both are used: the clock has to move on first
   */
  next(nowMs: number): { readonly text: string; readonly step: number } {
    const now = Math.floor(nowMs / 1000 / stepSeconds)
    const step = Math.max(now, this.#lastStep + 1)
    if (step > now + 1) throw new FlowFailure('no unused one-time code: the next ones are too far ahead of the clock')
    this.#lastStep = step
    return { text: this.#at(step), step }
  }

  /** A code that is wrong now and one step around now. */
  wrong(nowMs: number, variation: number): string {
    const now = Math.floor(nowMs / 1000 / stepSeconds)
    const right = [-2, -1, 0, 1, 2].map((offset) => this.#at(now + offset))
    let guess = (Number(right[2]) + 1 + variation * 7919) % 1_000_000
    while (right.includes(digits(guess))) guess = (guess + 1) % 1_000_000
    return digits(guess)
  }

  #at(step: number): string {
    return this.#totp.generate({ timestamp: step * stepSeconds * 1000 })
  }
}

function digits(number: number): string {
  return String(number).padStart(6, '0')
}
