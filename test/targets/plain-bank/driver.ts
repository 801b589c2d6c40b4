/** The bank's dialect: which requests mean which operation, and what its answers mean. */
import { type Client, FlowFailure, type HttpAnswer, type Outcome, type RequestTemplate, type Seat, type Values } from 'stepproof'
import { z } from 'zod'

const error = z.object({ error: z.string() })
const otpRequired = z.object({
  error: z.literal('otp_required'),
  action: z.enum(['transfer', 'change-email']),
  ticket: z.string(),
})
const account = z.object({ user: z.string(), email: z.string(), balance: z.number(), transfers: z.array(z.unknown()) })
const handle = z.object({ ticket: z.string() })
const refusals = new Set([400, 403, 409, 415, 422, 423, 429])

/** Seconds; how old the proof of a code may be when it is used. */
export const maxAgeSeconds = { transfer: null, 'change-email': 300 } as const

export function connect({ agent, person }: Seat, origin: string): Client {
  const send = ({ path, ...request }: RequestTemplate) => agent.send({ ...request, url: origin + path })
  return {
    signIn: () => send({ method: 'POST', path: '/api/login', body: { user: person.login, password: person.password } }),

    perform(operation, values, { after, edit = (request) => request }) {
      const ticket = after === undefined ? {} : handle.parse(after.handle)
      return send(edit(deciding(operation, values, ticket)))
    },

    readChallenge(answer) {
      const body = otpRequired.safeParse(answer.json())
      if (!body.success) throw new FlowFailure(`plain-bank asked for no code, it answered ${answer.status}`)
      const { action, ticket } = body.data
      return { level: 2, maxAgeSeconds: maxAgeSeconds[action], handle: { ticket } }
    },

    async answer(challenge, answer) {
      if (answer.factor === 'webauthn') throw new FlowFailure('plain-bank knows no WebAuthn')
      const { ticket } = handle.parse(challenge.handle)
      const code = answer.factor === 'totp' ? answer.code : ''
      return send({ method: 'POST', path: '/api/otp', body: { ticket, code } })
    },
  }
}

export function classify(answer: HttpAnswer): Outcome {
  const { status } = answer
  if (status === 204) return 'done'
  if (answer.json() === undefined) return 'broken'
  if (status >= 200 && status <= 299) return 'done'
  if (status === 401) return classifyUnauthorized(answer)
  return refusals.has(status) ? 'refused' : 'broken'
}

/** Only the statement is protected for what it says. */
export function discloses(operation: string, answer: HttpAnswer): boolean {
  return operation === 'statement' && answer.status === 200 && account.safeParse(answer.json()).success
}

function classifyUnauthorized(answer: HttpAnswer): Outcome {
  switch (error.safeParse(answer.json()).data?.error) {
    case 'otp_required':
      return 'challenged'
    case 'signed_out':
      return 'ended'
    case 'wrong_credentials':
      return 'refused'
    default:
      return 'broken'
  }
}

function deciding(operation: string, { payee, cents, email }: Values, ticket: { readonly ticket?: string }): RequestTemplate {
  switch (operation) {
    case 'statement':
      return { method: 'GET', path: '/api/account' }
    case 'transfer':
      return { method: 'POST', path: '/api/transfer', body: { to: payee, amount: cents, ...ticket } }
    case 'change-email':
      return { method: 'PUT', path: '/api/profile/email', body: { email, ...ticket } }
    default:
      throw new FlowFailure(`plain-bank offers no operation '${operation}'`)
  }
}
