/** What somebody at a page sees after a refusal: the same page with what went wrong, as long as there is something left to try. */
import type { Request, Response } from 'express'
import { type Factor, factors } from '../../factors/factor.ts'
import { interactionPage, refusedPage } from '../interaction-page.ts'
import type { Refused } from './describe-refusal.ts'
import type { Desk } from './desk.ts'
import { standing } from './standing.ts'

export async function pageAfterRefusal(
  desk: Desk,
  request: Request,
  response: Response,
  refused: Refused,
  description: string,
): Promise<string> {
  const { need, over } = await standing(desk, request, response)
  if (over) return refusedPage(description, null)
  const hopeless = refused === 'no-suitable-factor' || (need.next === 'factor' && need.factors.length === 0)
  if (hopeless) return refusedPage(description, need)
  const failure = { says: description, factor: givenIn(request), login: loginIn(request.body) }
  return interactionPage(need, desk.defences.showDetails, failure)
}

/** The factor by the address that it was sent to: `/<uid>/totp`. */
function givenIn({ path }: Request): Factor | null {
  const [, , given] = path.split('/')
  return factors.find((factor) => factor === given) ?? null
}

function loginIn(body: unknown): string {
  const found = typeof body === 'object' && body !== null && 'login' in body ? body.login : ''
  return typeof found === 'string' ? found.slice(0, 200) : ''
}
