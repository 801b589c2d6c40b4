/** What tells one device from another, as far as a request shows it. */
import type { Request } from 'express'
import type { Device } from '../visit.ts'
import { tlsFingerprintOf } from './tls-fingerprint.ts'

export function deviceOf(request: Request): Device {
  const agent = `${request.headers['user-agent'] ?? ''} ${request.headers['sec-ch-ua-platform'] ?? ''}`
  return { agent, tls: tlsFingerprintOf(request.socket), key: null }
}
