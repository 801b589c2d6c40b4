/** What the bank reads from a request, and what it turns away before any account is looked at. */
import type { NextFunction, Request, Response } from 'express'
import { z } from 'zod'
import { Refusal } from './refusal.ts'
import { type Caller, fingerprint, type Session } from './state.ts'
import type { Bank } from './step-up.ts'

const ticket = z.string().min(1).max(100)

export const loginBody = z.strictObject({ user: z.string().min(1).max(200), password: z.string().min(1).max(200) })
export const transferBody = z.strictObject({
  /** An account number without spaces: there is one way to write it. */
  to: z.string().regex(/^[A-Z]{2}[0-9]{2}[A-Z0-9]{10,30}$/),
  /** Cents. */
  amount: z.int().positive().max(1_000_000_000),
  ticket: ticket.optional(),
})
export const emailBody = z.strictObject({ email: z.email().max(254), ticket: ticket.optional() })
export const otpBody = z.strictObject({ ticket, code: z.string().regex(/^[0-9]{6}$/) })

export function parsed<Schema extends z.ZodType>(schema: Schema, body: unknown): z.infer<Schema> {
  const result = schema.safeParse(body)
  if (!result.success) throw new Refusal(400, 'bad_request')
  return result.data
}

/** Browsers name the origin of a request that another site makes; programs name none. */
export function checkOrigin(request: Request, _response: Response, next: NextFunction): void {
  const { origin } = request.headers
  if (origin !== undefined && origin !== `https://localhost:${request.socket.localPort}`) throw new Refusal(403, 'foreign_origin')
  next()
}

/** No form of another site can send this type. */
export function checkJson(request: Request, _response: Response, next: NextFunction): void {
  if (!request.is('application/json')) throw new Refusal(415, 'json_expected')
  next()
}

export function callerOf(request: Request): Caller {
  return { remoteAddress: request.socket.remoteAddress ?? '', userAgent: request.headers['user-agent'] ?? '' }
}

/** The session of the request. One that doesn't fit its caller stays as it is, so that a thief cannot sign its owner out. */
export function requireSession({ state, rules, now }: Bank, request: Request): Session {
  const [sid, ...others] = cookiesNamed('__Host-sid', request.headers.cookie ?? '')
  const session = sid === undefined || others.length > 0 ? undefined : state.sessions.get(fingerprint(sid))
  if (session === undefined || session.expiresAtMs <= now() || !rules.sessionFits(session, callerOf(request)))
    throw new Refusal(401, 'signed_out')
  return session
}

function cookiesNamed(name: string, header: string): string[] {
  return header
    .split(';')
    .map((pair) => pair.trim())
    .filter((pair) => pair.startsWith(`${name}=`))
    .map((pair) => pair.slice(name.length + 1))
}
