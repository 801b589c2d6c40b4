/** Level 3: a WebAuthn ceremony, its options and its answer. */
import { generateAuthenticationOptions } from '@simplewebauthn/server'
import type { Router } from 'express'
import { z } from 'zod'
import { keepPasskeyChallenge } from '../../factors/take-passkey-challenge.ts'
import { knownPerson } from './code-routes.ts'
import { type Desk, log, refuse } from './desk.ts'
import { type Proven, prove } from './prove.ts'
import { concernOf, standing } from './standing.ts'

/** Programs send JSON, the page sends a form with the JSON in a field. */
const passkeyBody = z.object({ response: z.unknown().transform((given) => (typeof given === 'string' ? parsed(given) : given)) })

/** `undefined` when it is no JSON: then it is no answer either. */
function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

export function passkeyRoutes(router: Router, desk: Desk): void {
  const { database, defences, relyingParty, now } = desk

  router.post('/:uid/webauthn/options', async (request, response) => {
    const at = await standing(desk, request, response)
    const { person, interaction } = at
    if (person === null || !defences.checkStep(at, 'webauthn')) {
      return refuse(desk, request, response, 'not-next', 'webauthn is not what is needed now', concernOf(at))
    }
    if (!defences.checkAccountOpen(database, person)) {
      return refuse(desk, request, response, 'account-locked', 'the person is locked', concernOf(at))
    }
    const credentials = database.all('select id from webauthn_credentials where person = ?', person)
    const ceremony = await generateAuthenticationOptions({
      rpID: relyingParty.id,
      userVerification: 'required',
      allowCredentials: credentials.map((row) => ({ id: String(row.id) })),
    })
    keepPasskeyChallenge(database, { interaction, nowMs: now() }, ceremony.challenge)
    log(desk, request, 'challenge', 'asked for webauthn', concernOf(at))
    await database.settled()
    response.json(ceremony)
  })

  router.post('/:uid/webauthn', (request, response) =>
    prove(desk, request, response, {
      factor: 'webauthn',
      counted: 'here',
      claimant: knownPerson,
      async check(at): Promise<Proven | null> {
        const { person, interaction } = at
        const challenge = defences.takePasskeyChallenge(database, { interaction, nowMs: now() })
        const body = passkeyBody.safeParse(request.body)
        if (!body.success || person === null || challenge === null) return null
        const warn = (reason: string) => log(desk, request, 'denied', reason, concernOf(at))
        const answer = { person, challenge, response: body.data.response, relyingParty, nowMs: now(), warn }
        return (await defences.verifyPasskey(database, answer)) === true ? { person, atMs: now() } : null
      },
    }),
  )
}
