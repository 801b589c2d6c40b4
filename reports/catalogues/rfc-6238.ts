import { catalogue } from './catalogue.ts'
import { rfc } from './rfc.ts'

/** One-time codes made from the time. */
export const rfc6238 = catalogue({
  ...rfc(6238, 'TOTP: Time-Based One-Time Password Algorithm', 'May 2011'),
  extent: 'Sections 5.1, 5.2 and 6.',
  entries: [
    {
      id: '5.1',
      says: 'Keys are random, one for each device, and protected where they are stored.',
      classes: ['secret-at-rest', 'factor-secret-leak'],
    },
    { id: '5.2', says: 'A code is accepted for its step and little more, and not a second time.', classes: ['otp-replay'] },
    {
      id: '6',
      says: 'How far a device’s clock may have drifted is bounded.',
    },
  ],
})
