/** What tells one device from another, as far as a request shows it. */
import type { Request } from 'express'
import type { Device } from '../visit.ts'

export function deviceOf(request: Request): Device {
  return { agent: `${request.headers['user-agent'] ?? ''} ${request.headers['sec-ch-ua-platform'] ?? ''}`, tls: null, key: null }
}
