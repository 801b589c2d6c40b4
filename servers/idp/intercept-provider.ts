/** The identity provider's door: the same first step as at the gateway, and one event for each request that nobody else logs. */
import type { Request, RequestHandler, Response } from 'express'
import type { Provider } from 'oidc-provider'
import type { AuditLog } from '../audit/audit-log.ts'
import { type InterceptOptions, intercept } from '../gateway/intercept/intercept.ts'
import { logStep, ownError } from '../gateway/log-step.ts'
import type { Database } from '../store/database.ts'

export interface ProviderDoorOptions extends InterceptOptions {
  readonly audit: AuditLog
  readonly database: Database
}

export function interceptProvider(options: ProviderDoorOptions): RequestHandler {
  const { audit, database } = options

  async function refuse(request: Request, response: Response, status: number, reason: string): Promise<void> {
    logStep(audit, request, { decision: 'refuse', reason })
    await database.settled()
    if (!request.complete) response.setHeader('connection', 'close')
    response.status(status).json({ error: 'refused', error_description: reason })
  }

  return async (request, response, next) => {
    try {
      const stopped = await intercept(options, request)
      if (stopped !== null) return await refuse(request, response, stopped.status, stopped.reason)
    } catch (error) {
      await refuse(request, response, 503, ownError(error)).catch(() => undefined)
      if (!response.headersSent) response.status(503).json({ error: 'temporarily_unavailable' })
      return
    }
    next()
  }
}

/** Logs what the protocol's own endpoints answer, before they do. */
export function logProtocol(provider: Provider, { audit, database }: Pick<ProviderDoorOptions, 'audit' | 'database'>): void {
  provider.use(async (context, next) => {
    await next()
    const decision = context.status < 400 ? 'continue' : 'refuse'
    const person = context.oidc?.session?.accountId ?? context.oidc?.account?.accountId
    const reason = `${context.oidc?.route ?? 'no endpoint'} answered ${context.status}`
    logStep(audit, context.req, { decision, reason, ...(person !== undefined && { person }) })
    await database.settled()
  })
}
