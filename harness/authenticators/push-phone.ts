/**
 * A person's phone in software: an ES256 key that never leaves it, signed questions and answers to the identity provider.
 * It shows what it is sent and signs for that; what a scenario wants otherwise it asks for.
 */
import { createHash, generateKeyPairSync, type KeyObject, randomBytes, sign } from 'node:crypto'
import { z } from 'zod'
import { FlowFailure, TargetFailure } from '../errors.ts'

/** Posts JSON to a path of the identity provider, from where the phone is. */
export type PostFromPhone = (path: string, body: { readonly jws: string }) => Promise<{ status: number; json: unknown }>

const details = z.object({
  type: z.string(),
  operation: z.string(),
  object: z.string().nullable(),
  terms: z.record(z.string(), z.union([z.string(), z.number()])),
})

/** What the phone shows of a request: what for, from where, when (epoch milliseconds). Never the number. */
export const shownPrompt = z.strictObject({
  id: z.string(),
  details: details.nullable(),
  address: z.string(),
  agent: z.string(),
  opened_at: z.number(),
  expires_at: z.number(),
})
export type ShownPrompt = z.infer<typeof shownPrompt>

export type PushDecision =
  /** @param number as the person reads it in the browser; `null` when they type none */
  { readonly kind: 'approve'; readonly number: string | null } | { readonly kind: 'deny' } | { readonly kind: 'report' }

const listed = z.object({ prompts: z.array(shownPrompt) })

/** The prompts of an answer, none when it is no list. */
export function shownPrompts(answer: unknown): readonly ShownPrompt[] {
  return listed.safeParse(answer).data?.prompts ?? []
}

export class PushPhone {
  #made: { readonly privateKey: KeyObject; readonly publicKey: KeyObject } | undefined
  #id: string | undefined

  /** Made when it is needed first: most people never use their phone. */
  get #keys(): { readonly privateKey: KeyObject; readonly publicKey: KeyObject } {
    this.#made ??= generateKeyPairSync('ec', { namedCurve: 'P-256' })
    return this.#made
  }

  /** What is registered with the provider: a public JWK. */
  publicKey(): { kty: 'EC'; crv: 'P-256'; x: string; y: string } {
    const { x = '', y = '' } = this.#keys.publicKey.export({ format: 'jwk' })
    return { kty: 'EC', crv: 'P-256', x, y }
  }

  /** @param id what the provider calls this phone from now on */
  registered(id: string): void {
    this.#id = id
  }

  /** @throws TargetFailure when the answer is no list of prompts */
  async prompts(post: PostFromPhone, nowMs: number): Promise<ShownPrompt[]> {
    const { status, json } = await post('/phone/prompts', { jws: this.signed({}, nowMs) })
    const parsed = listed.safeParse(json)
    if (!parsed.success) throw new TargetFailure(`the prompts cannot be read (${status})`)
    return parsed.data.prompts
  }

  /** Answers a prompt that the phone shows. */
  answer(
    post: PostFromPhone,
    prompt: ShownPrompt,
    decision: PushDecision,
    nowMs: number,
  ): Promise<{ status: number; json: unknown }> {
    return post(`/phone/prompts/${prompt.id}`, { jws: this.signedAnswer(prompt, decision, nowMs) })
  }

  /** The answer as it is sent, for whoever wants to keep, change or repeat it. */
  signedAnswer(prompt: ShownPrompt, decision: PushDecision, nowMs: number): string {
    const number = decision.kind === 'approve' ? decision.number : null
    return this.signed({ prompt: prompt.id, decision: decision.kind, number, digest: digestOf(prompt) }, nowMs)
  }

  /**
   * A compact JWS (RFC 7515) of the claims, with the moment and an id of its own.
   * @throws FlowFailure when the phone is not registered
   */
  signed(claims: Readonly<Record<string, unknown>>, nowMs: number): string {
    if (this.#id === undefined) throw new FlowFailure('this phone is registered nowhere: register it first')
    const part = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url')
    const header = part({ alg: 'ES256', typ: 'phone+jws', kid: this.#id })
    const payload = part({ iat: Math.floor(nowMs / 1000), jti: randomBytes(16).toString('base64url'), ...claims })
    const signature = sign('sha256', Buffer.from(`${header}.${payload}`), {
      key: this.#keys.privateKey,
      dsaEncoding: 'ieee-p1363',
    })
    return `${header}.${payload}.${signature.toString('base64url')}`
  }
}

/** What was shown, in short; the terms in the order of their names, so that both sides write the same text. */
function digestOf({ details: shown }: ShownPrompt): string {
  const terms = Object.entries(shown?.terms ?? {}).sort(([a], [b]) => (a < b ? -1 : 1))
  const text = shown === null ? null : [shown.type, shown.operation, shown.object, terms]
  return createHash('sha256').update(JSON.stringify(text)).digest('base64url')
}
