/**
 * Defence: every signal is asked about every request of a signed-in person, each by itself; none can lower what another says.
 * Stops: a stolen session or password is used where, when and how its owner never would (PSD2 RTS, Art. 2, 18(2)(c); NIST SP 800-63B-4, 5.3).
 */
import type { Signals } from '../signal.ts'
import { address } from './address.ts'
import { amount } from './amount.ts'
import { country } from './country.ts'
import { cumulative } from './cumulative.ts'
import { device } from './device.ts'
import { hour } from './hour.ts'
import { network } from './network.ts'
import { payee } from './payee.ts'
import { rate } from './rate.ts'
import { tls } from './tls.ts'
import { velocity } from './velocity.ts'

/** In reading order: from where, on what, how, and then what is wanted. */
export const signals: Signals = { address, network, country, device, tls, velocity, amount, cumulative, payee, rate, hour }
