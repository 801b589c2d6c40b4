/** Push with number matching, as the requesting session sees it: it opens the prompt, shows the number, waits and finishes. */
import type { Request, Response, Router } from 'express'
import { knownDeviceCookie } from '../../factors/known-device.ts'
import { forgetOldPrompts } from '../../factors/push/limit-prompts.ts'
import { expirePrompts, openPrompt, type Prompt, promptOf } from '../../factors/push/prompts.ts'
import { cookieOf } from '../../gateway/context/identify.ts'
import { arrivalOf } from '../../gateway/intercept/intercept.ts'
import { pushPage } from '../interaction-page.ts'
import { knownPerson } from './code-routes.ts'
import { type Desk, log, refuse, wantsHtml } from './desk.ts'
import { prove } from './prove.ts'
import { concernOf, type Standing, standing } from './standing.ts'

export function pushRoutes(router: Router, desk: Desk): void {
  const { database, defences, now } = desk

  /** The person who may see prompts of this interaction, `null` after a refusal. */
  async function personAsking(request: Request, response: Response, at: Standing): Promise<string | null> {
    if (at.person === null || !defences.checkStep(at, 'push')) {
      await refuse(desk, request, response, 'not-next', 'push is not what is needed now', concernOf(at))
      return null
    }
    if (!defences.checkAccountOpen(database, at.person)) {
      await refuse(desk, request, response, 'account-locked', 'the person is locked', concernOf(at))
      return null
    }
    logExpired(request, at, at.person)
    return at.person
  }

  function logExpired(request: Request, at: Standing, person: string): void {
    for (const id of expirePrompts(database, person, now()))
      log(desk, request, 'denied', `push prompt ${id} expired`, concernOf(at))
  }

  async function show(request: Request, response: Response, at: Standing, prompt: Prompt | undefined): Promise<void> {
    await database.settled()
    const state = prompt?.state ?? 'none'
    const number = prompt?.state === 'open' ? { number: prompt.number, expires_at: prompt.expiresAt } : {}
    if (wantsHtml(request))
      response
        .type('html')
        .send(pushPage(at.need, desk.defences.showDetails, state, prompt?.state === 'open' ? prompt.number : null))
    else response.json({ state, ...number })
  }

  router.post('/:uid/push', async (request, response) => {
    const at = await standing(desk, request, response)
    const person = await personAsking(request, response, at)
    if (person === null) return
    const nowMs = now()
    const { interaction } = at
    const before = promptOf(database, interaction, person)
    // Asking again in the same session sends nothing: the phone has it already.
    if (before?.state === 'open' || before?.state === 'approved') return show(request, response, at, before)
    const reason = defences.limitPrompts(database, { person, nowMs })
    if (reason !== null) return refuse(desk, request, response, 'no-prompt-now', `no push prompt: ${reason}`, concernOf(at))
    forgetOldPrompts(database, nowMs)
    const token = cookieOf(request, knownDeviceCookie)
    const device = defences.recognizeDevice(database, { person, token, nowMs })
    const agent = (request.headers['user-agent'] ?? '').slice(0, 300)
    const wanted = { interaction, person, details: at.need.details, address: arrivalOf(request).address, agent, device }
    const prompt = openPrompt(database, wanted, nowMs)
    log(desk, request, 'challenge', `push prompt ${prompt.id} opened`, concernOf(at))
    return show(request, response, at, prompt)
  })

  router.get('/:uid/push', async (request, response) => {
    const at = await standing(desk, request, response)
    const person = await personAsking(request, response, at)
    if (person !== null) await show(request, response, at, promptOf(database, at.interaction, person))
  })

  router.post('/:uid/push/finish', async (request, response) => {
    const at = await standing(desk, request, response)
    const waiting = at.person === null ? undefined : promptOf(database, at.interaction, at.person)
    // Too early is not wrong: the phone has not answered yet.
    if (waiting?.state === 'open' && waiting.expiresAt > now()) {
      const person = await personAsking(request, response, at)
      return person === null ? undefined : show(request, response, at, waiting)
    }
    return prove(desk, request, response, {
      factor: 'push',
      counted: 'at the phone',
      claimant: knownPerson,
      check({ person, interaction }) {
        const atMs = person === null ? null : defences.redeemPrompt(database, { interaction, person, nowMs: now() })
        return person === null || atMs === null ? null : { person, atMs }
      },
    })
  })
}
