/**
 * The one table of the risk step: what each signal counts, from where on, and what the sum amounts to. Points have no unit but one
 * another; thresholds have theirs in their names. Sources: PSD2 RTS (Delegated Regulation (EU) 2018/389), Art. 2 (transaction
 * monitoring) and 18(2)(c); NIST SP 800-63B-4, 5.3 (session monitoring). The figures are our own where nothing else is said.
 *
 * How they fit together: what is new about a person nobody knows stays below `high` (59), so that a second factor is enough;
 * a session that moved to another network and country reaches it (75), and so does the password on a strange device in an impossible
 * place (85): there the owner, if it is the owner, has the strongest factor. Two proofs that exclude one another reach `extreme` (135).
 */

/** From these points on; a score of exactly that many is in the band. */
export const bandFrom = { raised: 20, high: 75, extreme: 130 } as const

/** Points. `missing` is the worst that the signal says by itself, and what it counts as when it is absent or fails. */
export const points = {
  /** The session is used from another network or country than it was signed in from (PSD2 RTS, 18(2)(c)(v); NIST 5.3). */
  address: { elsewhere: 50, missing: 50 },
  /** The network: not among those in which the person proved a factor, or an anonymiser's (18(2)(c)(v)). */
  network: { strange: 10, anonymiser: 20, missing: 20 },
  /** The country: likewise (18(2)(c)(v) and (vi)). */
  country: { strange: 15, missing: 15 },
  /** The device: likewise, or one that contradicts itself (18(2)(c)(ii); Art. 2(2)(e)). */
  device: { strange: 20, missing: 20 },
  /** How the client speaks TLS: new for the person, or another than the session's own (18(2)(c)(ii); NIST 5.3). */
  tls: { strange: 6, otherThanSession: 20, missing: 20 },
  /**
   * Faster than people travel (18(2)(c)(v); NIST 5.3): on a known device, as when a VPN is switched on; on a strange one, with the
   * password so far; and on a strange one with what was proven elsewhere, a session that moved or a token with a second factor.
   * Absence is counted as the first: the others need two known places and a strange device as evidence.
   */
  velocity: { impossible: 25, onStrangeDevice: 40, provenOnStrangeDevice: 90, missing: 25 },
  /** One amount (Art. 2(2)(b); 18(2)(c)(i)). */
  amount: { unusual: 10, high: 25, missing: 25 },
  /** Amounts together, over a day and over a month (Art. 2(2)(b); 18(2)(c)(i)). */
  cumulative: { day: 10, month: 20, missing: 20 },
  /** A payee that was approved for the first time a moment ago or never, and much money to them (18(2)(c)(i)). */
  payee: { fresh: 5, freshAndMuch: 20, missing: 20 },
  /** Protected actions in a short time (18(2)(c)(i); ASVS 2.4.1). */
  rate: { fast: 25, missing: 25 },
  /** An hour at which the person never proved a factor, together with a fresh payee: at no time by itself. */
  hour: { strangeAndFreshPayee: 3, missing: 3 },
} as const

export type SignalName = keyof typeof points

export const thresholds = {
  /** Kilometres per hour; more is faster than an airliner. */
  travelKmPerHour: 1000,
  /** Kilometres; less may be the table's mistake, not the person's way. */
  placeIsExactToKm: 100,
  /** Cents. Up to here no single amount is unusual; the same as for a payee that is still fresh. */
  ordinaryCents: 100_000,
  /** Times the largest amount of the past that an amount may be without being unusual. */
  usualGrowth: 1.5,
  /** Days for which an approved amount is past enough to make others usual, and days after which it no longer does. */
  usualFromDays: 7,
  usualUntilDays: 90,
  /** Cents. Above this an amount is high, whatever was usual: no habit grows beyond. */
  highCents: 1_000_000,
  /** Cents in 24 hours. */
  dayCents: 300_000,
  /** Cents in 30 days: the bound against drifting slowly. */
  monthCents: 1_500_000,
  /** Hours after the first approval for which a payee is still fresh. */
  payeeFreshHours: 24,
  /** Protected actions in `rateSeconds`; one more is fast. */
  rateActions: 30,
  rateSeconds: 600,
  /** Hours to both sides of one at which the person proved a factor. */
  hourSpan: 2,
  /** Networks, countries, devices and the like that are remembered of a person, the newest ones. */
  remembered: 20,
} as const

/** Operations whose terms name payees or amounts although no money moves. */
export const movesNoMoney: ReadonlySet<string> = new Set(['add-payee', 'remove-payee', 'change-limits'])
