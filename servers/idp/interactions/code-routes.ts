/** Second factors that are typed in: one-time codes and recovery codes. */
import type { Router } from 'express'
import { z } from 'zod'
import { notify } from '../../store/notices.ts'
import type { Desk } from './desk.ts'
import { type Claimant, type Proven, prove } from './prove.ts'
import type { Standing } from './standing.ts'

const totpBody = z.object({ code: z.string().max(16) })
const recoveryBody = z.object({ code: z.string().max(64) })

export function codeRoutes(router: Router, desk: Desk): void {
  const { database, defences, now } = desk

  router.post('/:uid/totp', (request, response) =>
    prove(desk, request, response, {
      factor: 'totp',
      counted: 'here',
      claimant: knownPerson,
      async check({ person, interaction }): Promise<Proven | null> {
        const body = totpBody.safeParse(request.body)
        if (!body.success || person === null) return null
        const nowMs = now()
        const step = defences.totpStep(database, person, body.data.code, nowMs)
        if (step === null || !(await defences.spendTotpStep(database, { person, step, interaction, nowMs }))) return null
        return { person, atMs: now() }
      },
    }),
  )

  router.post('/:uid/recovery', (request, response) =>
    prove(desk, request, response, {
      factor: 'recovery',
      counted: 'here',
      claimant: knownPerson,
      async check({ person }): Promise<Proven | null> {
        const body = recoveryBody.safeParse(request.body)
        if (!body.success || person === null) return null
        const nowMs = now()
        if (!(await defences.spendRecoveryCode(database, { person, code: body.data.code, nowMs }))) return null
        notify(database, person, 'One of your recovery codes was used.', nowMs)
        return { person, atMs: nowMs }
      },
    }),
  )
}

/** Whoever gave the password in this interaction, or has a session at the provider. */
export function knownPerson({ person }: Standing): Claimant | null {
  return person === null ? null : { person, counter: person }
}
