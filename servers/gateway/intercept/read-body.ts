/** Reads the body of a request, once it is clear that somebody wants it: JSON of a bounded size, and nothing else for our own routes. */
import express, { type Request, type Response } from 'express'
import { bodyBytes } from '../../limits.ts'
import type { Route } from '../policy.ts'
import type { CheckBodyKeys } from './check-body-keys.ts'

export interface Unreadable {
  readonly status: number
  readonly reason: string
}

/** What has to be read before the decision; what is passed on is read in passing, but for the fields that an approval binds. */
export async function readAsDeclared(
  route: Route,
  request: Request,
  response: Response,
  checkBodyKeys: CheckBodyKeys,
): Promise<Unreadable | null> {
  if ('forward' in route) return route.forward.read(request, response)
  const status = await readBody(request, response, checkBodyKeys)
  return status === null ? null : { status, reason: 'the request body could not be read' }
}

/** Puts the parsed body into `request.body`. Returns the status that a body which cannot be read is refused with, else `null`. */
export function readBody(request: Request, response: Response, checkBodyKeys: CheckBodyKeys): Promise<number | null> {
  const json = express.json({
    limit: bodyBytes,
    type: 'application/json',
    verify(_request, _response, bytes, encoding) {
      // RFC 8259, section 8.1.
      if (encoding !== 'utf-8') throw unreadable(415, 'JSON is written in UTF-8')
      if (!checkBodyKeys(bytes.toString('utf8'))) throw unreadable(400, 'a field comes twice')
    },
  })
  return new Promise((resolve) => {
    json(request, response, (error?: unknown) => resolve(error === undefined ? null : statusOf(error)))
  })
}

function unreadable(status: number, message: string): Error {
  return Object.assign(new Error(message), { status })
}

function statusOf(error: unknown): number {
  const status = typeof error === 'object' && error !== null && 'status' in error ? Number(error.status) : 400
  return status >= 400 && status < 500 ? status : 400
}
