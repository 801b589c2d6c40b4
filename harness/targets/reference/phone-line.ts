/** A registered phone at the reference: signed questions and answers to the identity provider. */
import type { Person } from '../../actors/person.ts'
import { shownPrompt, shownPrompts } from '../../authenticators/push-phone.ts'
import type { HttpAnswer, UserAgent } from '../../network/user-agent.ts'
import type { PhoneLine } from '../target.ts'

export function phoneLine(issuer: string, { phone }: Person, agent: UserAgent, nowMs: number): PhoneLine {
  const post = (path: string, jws: string): Promise<HttpAnswer> =>
    agent.send({ method: 'POST', url: `${issuer}/phone${path}`, body: { jws } })
  return {
    async look() {
      const answer = await post('/prompts', phone.signed({}, nowMs))
      const prompts = shownPrompts(answer.json())
      return { answer, prompts: prompts.map((prompt) => ({ id: prompt.id, expiresAt: prompt.expires_at, handle: prompt })) }
    },
    decide(prompt, decision) {
      return post(`/prompts/${prompt.id}`, phone.signedAnswer(shownPrompt.parse(prompt.handle), decision, nowMs))
    },
  }
}
