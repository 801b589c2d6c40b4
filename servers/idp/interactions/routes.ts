/**
 * Sign-in and step-up at the identity provider: what is needed next, one file for each kind of proof, and giving up.
 * How a proof is taken stands in `prove.ts`.
 */
import express, { Router } from 'express'
import { closePrompts } from '../../factors/push/prompts.ts'
import { interactionPage } from '../interaction-page.ts'
import { codeRoutes } from './code-routes.ts'
import { type Desk, log, refuse, wantsHtml } from './desk.ts'
import { passkeyRoutes } from './passkey-routes.ts'
import { passwordRoutes } from './password-routes.ts'
import { forgetPending } from './pending-person.ts'
import { pushRoutes } from './push-routes.ts'
import { concernOf, standing } from './standing.ts'

export function interactionRoutes(desk: Desk): Router {
  const { provider, database, now } = desk
  const router = Router()
  router.use(express.json({ limit: '16kb' }), express.urlencoded({ extended: false, limit: '16kb' }))

  router.get('/:uid', async (request, response) => {
    const at = await standing(desk, request, response)
    const { need } = at
    if (at.over) return refuse(desk, request, response, 'not-next', 'the interaction is over', concernOf(at))
    if (need.next === 'factor' && need.factors.length === 0) {
      const reason = `the person holds no factor for level ${need.level}`
      return refuse(desk, request, response, 'no-suitable-factor', reason, concernOf(at))
    }
    log(desk, request, 'challenge', `asked for ${need.next === 'password' ? 'password' : need.factors.join(', ')}`, concernOf(at))
    await database.settled()
    if (wantsHtml(request)) response.type('html').send(interactionPage(need, desk.defences.showDetails))
    else response.json(need)
  })

  passwordRoutes(router, desk)
  codeRoutes(router, desk)
  passkeyRoutes(router, desk)
  pushRoutes(router, desk)

  router.post('/:uid/cancel', async (request, response) => {
    const at = await standing(desk, request, response)
    if (at.over) return refuse(desk, request, response, 'not-next', 'the interaction is over', concernOf(at))
    forgetPending(database, at.interaction)
    closePrompts(database, at.interaction, now())
    log(desk, request, 'denied', 'given up by the person', concernOf(at))
    await database.settled()
    const result = { error: 'access_denied', error_description: 'the person gave up' }
    await provider.interactionFinished(request, response, result, { mergeWithLastSubmission: false })
  })

  return router
}
