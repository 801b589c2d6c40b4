/** The first step: login and password. */
import type { Router } from 'express'
import { z } from 'zod'
import type { Desk } from './desk.ts'
import { prove } from './prove.ts'

const passwordBody = z.object({ login: z.string().max(200), password: z.string().max(200) })

export function passwordRoutes(router: Router, desk: Desk): void {
  const { database, defences, nobodysPasswordHash: nobodys, now } = desk

  router.post('/:uid/password', (request, response) => {
    const body = passwordBody.safeParse(request.body)
    const { login = '', password = '' } = body.data ?? {}
    return prove(desk, request, response, {
      factor: 'password',
      counted: 'here',
      claimant() {
        if (!body.success) return null
        const { person, counter } = defences.identifyLogin(database, login)
        return { person: person?.id ?? null, counter }
      },
      check() {
        const { person } = defences.identifyLogin(database, login)
        const right = defences.verifyPassword(password, { stored: person?.password_hash, nobodys })
        return right && person !== undefined ? { person: person.id, atMs: now() } : null
      },
      decoy: () => void defences.verifyPassword(password, { stored: undefined, nobodys }),
    })
  })
}
