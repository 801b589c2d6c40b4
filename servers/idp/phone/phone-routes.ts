/** What a registered phone asks and answers: the open prompts of its person, and a decision about one. Every message is signed. */
import express, { type Request, type Response, Router } from 'express'
import { z } from 'zod'
import { answerPrompt, expirePrompts, findPrompt, openPromptsOf, type Prompt } from '../../factors/push/prompts.ts'
import type { PhoneMessage } from '../../factors/push/verify-phone-message.ts'
import { canBeAnswered, type PushAnswer, pushAnswer } from '../../factors/push/verify-push-answer.ts'
import { notify } from '../../store/notices.ts'
import { type Concern, type Desk, log, nobody } from '../interactions/desk.ts'

const body = z.strictObject({ jws: z.string().max(4096) })
const askClaims = z.strictObject({ iat: z.number(), jti: z.string() })

type Status = 400 | 401 | 403 | 409

export function phoneRoutes(desk: Desk): Router {
  const { database, defences, now } = desk
  const router = Router()
  router.use(express.json({ limit: '16kb' }))

  async function refuse(request: Request, response: Response, status: Status, reason: string, concern: Concern): Promise<void> {
    log(desk, request, 'denied', reason, concern)
    await database.settled()
    response.status(status).json({ error: 'not_accepted', error_description: 'the message was not accepted' })
  }

  /** Who speaks; `null` after a refusal. */
  async function listen(request: Request, response: Response): Promise<PhoneMessage | null> {
    const parsed = body.safeParse(request.body)
    if (!parsed.success) {
      await refuse(request, response, 400, 'the phone’s message cannot be read', nobody)
      return null
    }
    const message = await defences.verifyPhoneMessage(database, parsed.data.jws, now())
    if (message === null) {
      await refuse(request, response, 401, 'the phone’s message is not signed, not of now, or used', nobody)
      return null
    }
    const { person } = message
    if (!defences.checkAccountOpen(database, person)) {
      await refuse(request, response, 403, 'the person is locked', { person, operation: null })
      return null
    }
    return message
  }

  router.post('/prompts', async (request, response) => {
    const message = await listen(request, response)
    if (message === null) return
    const concern = { person: message.person, operation: null }
    if (!askClaims.safeParse(message.claims).success) {
      return refuse(request, response, 400, 'the phone asks for something else', concern)
    }
    for (const id of expirePrompts(database, message.person, now())) {
      log(desk, request, 'denied', `push prompt ${id} expired`, concern)
    }
    const prompts = openPromptsOf(database, message.person, now()).map(shown)
    await database.settled()
    response.json({ prompts })
  })

  router.post('/prompts/:id', async (request, response) => {
    const message = await listen(request, response)
    if (message === null) return
    const answer = pushAnswer.safeParse(message.claims)
    const prompt = findPrompt(database, String(request.params.id))
    if (!answer.success || prompt === undefined) {
      return refuse(request, response, 400, 'the phone answers no prompt', { person: message.person, operation: null })
    }
    return decide(request, response, message.person, prompt, answer.data)
  })

  async function decide(request: Request, response: Response, person: string, prompt: Prompt, answer: PushAnswer): Promise<void> {
    const nowMs = now()
    const { id, interaction, device } = prompt
    const concern = { person, operation: prompt.details?.operation ?? null }
    const given = { answer, prompt, person, nowMs }
    // A number is a guess: it is counted before anybody looks at it.
    const from = device === null ? 'anywhere' : { trustedDevice: device }
    const guess = { person: prompt.person, factor: 'push', interaction, from, nowMs } as const
    if (answer.decision === 'approve' && canBeAnswered(given) && !defences.limitGuesses.begin(database, guess)) {
      answerPrompt(database, id, 'denied', nowMs)
      return refuse(request, response, 403, `push prompt ${id}: too many wrong answers: push is locked`, concern)
    }
    const verdict = defences.verifyPushAnswer(given)
    if (verdict === 'void' || !answerPrompt(database, id, verdict === 'wrong' ? 'denied' : verdict, nowMs)) {
      return refuse(request, response, 409, `push prompt ${id} cannot be answered any more, or not by this phone`, concern)
    }
    switch (verdict) {
      case 'wrong':
        return refuse(request, response, 403, `push prompt ${id}: another number or other details`, concern)
      case 'approved':
        defences.limitGuesses.succeeded(database, guess)
        log(desk, request, 'verified', `push prompt ${id} approved`, concern)
        break
      case 'denied':
        log(desk, request, 'denied', `push prompt ${id} denied by the person`, concern)
        notify(database, person, 'You denied a request on your phone.', nowMs)
        break
      case 'reported':
        log(desk, request, 'denied', `push prompt ${id} reported by the person`, concern)
        notify(
          database,
          person,
          'You reported a request on your phone. No more are sent to it for a day; change your password.',
          nowMs,
        )
    }
    await database.settled()
    response.json({ state: verdict === 'approved' ? 'approved' : 'denied' })
  }

  return router
}

/** What the phone shows: all but the number. */
function shown({ id, details, address, agent, openedAt, expiresAt }: Prompt) {
  return { id, details, address, agent, opened_at: openedAt, expires_at: expiresAt }
}
