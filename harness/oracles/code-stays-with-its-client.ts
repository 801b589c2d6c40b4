/** An authorization code is redeemed once, by whoever asked for it (RFC 6749, 4.1.2; RFC 9700, 4.5; ASVS 10.4.2, 10.4.6). */
import { decidedBy, type Oracle } from './oracle.ts'

export const codeStaysWithItsClient: Oracle = {
  id: 'code-stays-with-its-client',
  title: 'A stolen authorization code is worth nothing',
  judge: ({ steps }) => {
    const redeemed = steps.filter((step) => step.does === 'redeem').filter(({ outcome }) => outcome === 'done')
    return redeemed.flatMap((step, index) => {
      const again = redeemed.slice(0, index).some(({ code }) => code === step.code)
      const stolen = step.stolen?.goods.includes('authorization-code')
      if (!again && !stolen) return []
      const says = `${step.holder} redeemed an authorization code ${again ? 'that had been redeemed before' : 'that was not his'}`
      return [{ says, exchanges: decidedBy(step) }]
    })
  },
}
