/** No refresh token gives tokens twice, whoever brings it and wherever (RFC 9700, 4.14.2; ASVS 10.4.5). */
import { decidedBy, type Oracle } from './oracle.ts'

export const refreshTokenSpentOnce: Oracle = {
  id: 'refresh-token-spent-once',
  title: 'A refresh token is accepted once',
  judge: ({ steps }) => {
    const renewals = steps.filter((step) => step.does === 'renew').filter(({ outcome }) => outcome === 'done')
    return renewals.flatMap((step, index) => {
      const first = renewals.slice(0, index).find(({ token }) => token === step.token)
      if (first === undefined) return []
      const says = `a refresh token that ${first.holder} had used gave new tokens to ${step.holder}`
      return [{ says, exchanges: [...decidedBy(first), ...decidedBy(step)] }]
    })
  },
}
