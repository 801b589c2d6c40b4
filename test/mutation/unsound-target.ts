/** The plain bank with a weakness in what should be sound. */
import plainBank from '../targets/plain-bank/target.ts'

export default {
  ...plainBank,
  start: (options: Parameters<typeof plainBank.start>[0]) => plainBank.start({ ...options, weaken: ['totp-code-not-spent'] }),
}
