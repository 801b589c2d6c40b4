/** A message as the request that it stands for, so that one way serves both. */
import { IncomingMessage } from 'node:http'
import type { Express, Request } from 'express'
import { arrivesLike } from '../intercept/intercept.ts'
import type { Message } from './message.ts'

/** What the connection was opened with goes for each message: cookie, user agent, address. Credentials of another kind do not. */
export function messageRequest(app: Express, connection: Request, { id, target, body, proof }: Message): Request {
  const request = asRequest(app, new IncomingMessage(connection.socket))
  const { authorization: _none, dpop: _neither, 'device-proof': _nor, ...headers } = connection.headers
  request.method = target.method
  request.url = target.path
  request.originalUrl = target.path
  request.headers = {
    ...headers,
    accept: 'application/json',
    'content-type': 'application/json',
    'x-request-id': id,
    ...(proof !== undefined && { 'device-proof': proof }),
  }
  request.body = body
  arrivesLike(request, connection, id)
  return request
}

/** As Express would hand it to a handler. */
export function asRequest(app: Express, incoming: IncomingMessage): Request {
  const request: Request = Object.setPrototypeOf(incoming, app.request)
  request.app = app
  request.originalUrl = incoming.url ?? ''
  return request
}
