/** The plain bank with two weaknesses of which the one is gone when both are planted. */
import plainBank from '../targets/plain-bank/target.ts'

const [hiding, hidden] = ['approval-not-bound-to-payee', 'totp-code-not-spent']

export default {
  ...plainBank,
  weaknesses: plainBank.weaknesses.filter(({ id }) => id === hiding || id === hidden),
  start({ weaken, ...where }: Parameters<typeof plainBank.start>[0]) {
    return plainBank.start({ ...where, weaken: weaken.includes(hiding) ? weaken.filter((id) => id !== hidden) : weaken })
  },
}
