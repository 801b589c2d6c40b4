/** Reads the body of a request, once it is clear that somebody wants it: JSON of a bounded size, and nothing else. */
import express, { type Request, type Response } from 'express'
import { bodyBytes } from '../../limits.ts'

const json = express.json({ limit: bodyBytes, type: 'application/json' })

/** Puts the parsed body into `request.body`. Returns the status that a body which cannot be read is refused with, else `null`. */
export function readBody(request: Request, response: Response): Promise<number | null> {
  return new Promise((resolve) => {
    json(request, response, (error?: unknown) => resolve(error === undefined ? null : statusOf(error)))
  })
}

function statusOf(error: unknown): number {
  const status = typeof error === 'object' && error !== null && 'status' in error ? Number(error.status) : 400
  return status >= 400 && status < 500 ? status : 400
}
