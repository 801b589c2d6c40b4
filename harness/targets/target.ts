/**
 * The contract between the engine and a system under test. A target is the only code that knows the dialect of its service;
 * what it cannot offer it leaves out of `capabilities`, and the scenarios that need it become not-applicable.
 */
import type { Person } from '../actors/person.ts'
import type { Stealable, Wallet } from '../actors/wallet.ts'
import type { SoftwareAuthenticator } from '../authenticators/software-authenticator.ts'
import type { TotpGenerator } from '../authenticators/totp-generator.ts'
import type { TextSocket } from '../network/text-socket.ts'
import type { HttpAnswer, OpenedSocket, UserAgent } from '../network/user-agent.ts'
import type { AuditEvent, Outcome, Step, Surface, TargetFacts, Values } from '../record.ts'
import type { Answer, AnswerOptions } from './answer.ts'
import type { ProofFault } from './dpop-proof.ts'
import type { PhoneLine } from './phone-line.ts'

export type { Answer, AnswerOptions, Skip } from './answer.ts'
export type { PhoneDecision, PhoneLine, PromptShown } from './phone-line.ts'

/** What a thief can take; the target says which of them exist on it. */
export const goods = [
  'session-cookie',
  'trusted-device-cookie',
  'device-key',
  'access-token',
  'id-token',
  'refresh-token',
  'authorization-code',
  'code-verifier',
  'dpop-proof',
  'dpop-key',
  'password',
  'challenge',
] as const
export type Goods = (typeof goods)[number]

/** What is seen or got out of the victim in use: a one-time code, a recovery code, an answer of the passkey, mail, a begun enrolment. */
export const seenInUse = ['totp-code', 'recovery-code', 'assertion', 'mailbox', 'enrolment'] as const

/** What an attacker may have come by. `store`: a copy of what the target stores. */
export type Loot = Goods | (typeof seenInUse)[number] | 'store'

/**
 * How a token is presented otherwise than by its holder: with nothing, with a key of one's own, with a proof that was seen, or with a
 * proof by the key in the wallet that has one fault.
 */
export type TokenProof = 'none' | 'own-key' | 'seen' | { readonly fault: ProofFault }

/** A method, a path as it goes on the wire, and a JSON body. */
export interface RequestTemplate {
  readonly method: string
  readonly path: string
  readonly headers?: Readonly<Record<string, string>>
  readonly body?: unknown
  /** Changes the bytes of the whole request: the driver hands it on to the user agent. */
  readonly framed?: (bytes: string) => string
}

/** A protected request that the target serves, as valid as it can be without any preparation, and the level that it demands. */
export interface ProtectedRoute {
  readonly request: RequestTemplate
  readonly level: number
}

/** A challenge as the target's dialect knows it: what the engine reads of it, and what the driver needs to answer it. */
export interface ChallengeSeen {
  readonly level: number
  readonly maxAgeSeconds: number | null
  /** The driver's own handle: an id, an address, values to send again. Never recorded. */
  readonly handle: Readonly<Record<string, unknown>>
}

/** The way of a sign-in that stops where the code has come back: it is kept in the wallet. For targets with `authorization-code`. */
export const upToTheCode = 'up-to-the-code'

export interface SignInOptions extends Pick<AnswerOptions, 'editAuthorization' | 'editResponse' | 'editStart'> {
  /**
   * How the account is opened; default: by the password. `second-factor`: with one as well (`strong-sign-in`); `unfinished`: a second
   * factor is demanded, and only the password is given (`two-step-sign-in`); `resumed`: goes on there with the code. The ways that a
   * target has beyond these are its own.
   */
  readonly way?: string
  /** What is typed in place of the login and the password of the account; default: those. */
  readonly login?: string
  readonly password?: string
  /** The code to go on with. */
  readonly code?: string
  /** Reads the mailbox that the target writes to, where the way leads through it. */
  readonly mail?: () => Promise<readonly Mail[]>
  /** The text of a mail that the way goes on from; default: another one is asked for. */
  readonly link?: string
}

/** The authenticators that somebody has in hand, and what was begun of a new one, in the driver's own words. */
export interface Hands {
  totp: TotpGenerator
  authenticator: SoftwareAuthenticator
  begun: Readonly<Record<string, string>> | null
}

export interface FactorBinding {
  /** Whose hands the new factor ends up in. */
  readonly hands: Hands
  /** Whose hands hold what was begun and is to be finished now; `null`: it is begun now. */
  readonly begunBy: Hands | null
  /** Whether to stop as soon as it is begun. */
  readonly until: 'begun' | 'bound'
  readonly nowMs: number
}

export interface PerformOptions {
  /** The challenge whose approval the request relies on. */
  readonly after?: ChallengeSeen
  readonly proof?: TokenProof
  /** Where a factor is bound. */
  readonly binding?: FactorBinding
  /** Changes the deciding request, for example its spelling. */
  readonly edit?: (request: RequestTemplate) => RequestTemplate
}

/** One agent's dialogue with the target on one surface. The answer returned is the deciding one. */
export interface Client {
  signIn(options?: SignInOptions): Promise<HttpAnswer>
  /** Absent where the target has no `sign-out`. @param everywhere all sessions and tokens of the account */
  signOut?(everywhere: boolean): Promise<HttpAnswer>
  /** Trades the wallet's refresh token for new tokens; absent where the target has no `refresh`. */
  renew?(): Promise<HttpAnswer>
  /** What the wallet's access token says of the sign-in that it came of; `null` or absent where it shows nothing. */
  shows?(): { readonly level: number; readonly authTime: number } | null
  /** Has a link for a forgotten password mailed to the account's owner; absent without `recovery-link`. */
  askForLink?(): Promise<HttpAnswer>
  /**
   * Brings the wallet's `authorization-code` to the target as the client of this surface does; absent without `authorization-code`.
   * @param verifier the code verifier that the code was asked for with, none, or another one
   */
  redeem?(verifier: 'own' | 'none' | 'another'): Promise<HttpAnswer>
  /** Over the socket of the seat, where it has one. */
  perform(operation: string, values: Values, options: PerformOptions): Promise<HttpAnswer>
  /** Sends one request as the surface authorises it; absent without `routes`. */
  send?(request: RequestTemplate): Promise<HttpAnswer>
  /** Opens a WebSocket as a page of the target would; absent without `websocket`. @param headers put in the place of the usual ones */
  openSocket?(headers: Readonly<Record<string, string>>): Promise<OpenedSocket>
  /** Reads the challenge out of an answer that was classified as `challenged`. */
  readChallenge(answer: HttpAnswer, values: Values): ChallengeSeen
  answer(challenge: ChallengeSeen, answer: Answer, options: AnswerOptions): Promise<HttpAnswer>
}

/** Who sits where with what: everything a driver needs for a client. */
export interface Seat {
  readonly surface: Surface
  readonly agent: UserAgent
  readonly wallet: Wallet
  /** The account the client acts on, with its credentials. */
  readonly person: Person
  /** Which of the target's nodes answers, counted from 0. */
  readonly node: number
  /** An open WebSocket that operations are asked for over; default: each request for itself. */
  readonly socket?: TextSocket
}

/** A factor that a person may hold besides the password. `synced-passkey`: a passkey without a counter, in the place of `webauthn`. */
export type FactorName = 'totp' | 'webauthn' | 'synced-passkey' | 'push' | 'recovery-codes'

/** What the operator of the target does to an account. */
export type OperatorDeed = Extract<Step, { does: 'event' }>['event']

/** What the target sent to somebody on another channel. */
export interface Mail {
  /** What it is about, in words. */
  readonly about: string
  readonly text: string
}

/** An event of the target's audit log. `account`: whose account it names, by the person's id or login; `null` when it names nobody. */
export interface LoggedEvent extends Pick<AuditEvent, 'requestId' | 'decision' | 'reason' | 'address'> {
  readonly account: string | null
}

/** A piece of what the target keeps, and where: a table and column, a file, a field of an event. */
export interface KeptText {
  readonly place: string
  readonly text: string
}

/** A state that became true for a person, in the harness's vocabulary. */
export interface EffectRead {
  readonly operation: string
  readonly values: Values
}

/** What is known to anybody of how the target's own OpenID provider speaks of people. */
export interface Federation {
  /** The subject that it names a person by. */
  subjectOf(person: Person): string
  /** The claims of an ID token about a proof of this level, without its time. */
  claimsOf(level: number): Readonly<Record<string, unknown>>
}

export interface Target {
  readonly origin: string
  /** Where it answers without TLS; absent without `plain-http`. */
  readonly plainOrigin?: string
  /** Addresses of pages for people, absolute or paths, and where the challenge is answered; absent without `pages`. */
  pages?(challenge: ChallengeSeen | null): readonly string[]
  /** @param holds the factors that the person has from now on, besides the password */
  enrol(person: Person, holds: readonly FactorName[]): Promise<void>
  connect(seat: Seat): Client
  classify(answer: HttpAnswer): Outcome
  /** True when the answer carries content that only the protected operation gives. */
  discloses(operation: string, answer: HttpAnswer): boolean
  readEffects(person: Person): Promise<readonly EffectRead[]>
  /**
   * What the target logged about these request ids; absent when it has no log to show. Decisions are told in these words: of requests
   * `continue`, `challenge`, `refuse`, `end`; of factors `verified`, `denied`.
   */
  audit?(requestIds: ReadonlySet<string>): Promise<readonly LoggedEvent[]>
  /** The same events as they stand in the log, whole; absent when it has no log to show. */
  log?(requestIds: ReadonlySet<string>): Promise<readonly KeptText[]>
  /** The person's registered phone; absent without `push`. @param agent sends from where the phone is */
  phone?(person: Person, agent: UserAgent, nowMs: number): PhoneLine
  /** What was mailed to the person so far, oldest first; absent without `mailbox`. */
  mailbox?(person: Person): Promise<readonly Mail[]>
  /** Absent without `administration`. */
  administer?(person: Person, deed: OperatorDeed): Promise<void>
  /** Starts a further node unless it runs; returns the loopback address that every host name stands for there. Absent without `nodes`. */
  node?(node: number): Promise<string>
  /** Where the keys that access tokens are signed with are published, as a JWK Set; absent without `jwt-access-token`. */
  readonly issuerKeys?: string
  /** Absent without `federation`. */
  readonly federation?: Federation
  /** The protected routes that it serves, as requests on this person's own account; absent without `routes`. */
  routes?(person: Person): Promise<readonly ProtectedRoute[]>
  /** Everything that the target keeps; absent without `storage`. */
  storage?(): Promise<readonly KeptText[]>
  /**
   * Which of the watched weaknesses could have made a difference since this was last asked: what they replace was used. A weakness that
   * is not named must not have had any influence, neither on an answer nor on a state; when in doubt it is named. Absent when the
   * target cannot tell: then `mutate` plays every attempt on every weakness.
   */
  reached?(): readonly string[]
  close(): Promise<void>
}

export interface WeaknessInfo {
  /** Named by the property that is gone, for example `approval-not-bound-to-payee`. */
  readonly id: string
  readonly title: string
  /** The class of ATTACKS that it belongs to. */
  readonly class: string
  readonly cwe: string
  /** The oracles whose property it takes away: what has to object, in a scenario of its class, before it counts as caught. */
  readonly breaks: readonly string[]
  /** Address of the module that it stands in (`file:`), for reports that show its source. */
  readonly file?: string
}

export interface TlsFiles {
  /** PEM of the certificate authority that actors trust. */
  readonly ca: string
  readonly cert: string
  readonly key: string
}

export interface StartOptions {
  readonly weaken: readonly string[]
  /** Ids of weaknesses that are not planted, but that `reached` is to tell about. Default: none. */
  readonly watch?: readonly string[]
  /** The loopback address that the target listens on. */
  readonly address: string
  /** The port it should take; when taken, the next free one. */
  readonly port: number
  readonly tls: TlsFiles
}

/** A target before it is started: what it is, what it offers, and how to start (or reach) it. */
export interface TargetDefinition {
  readonly facts: TargetFacts
  readonly clock: 'virtual' | 'real'
  readonly stealable: Readonly<Partial<Record<Goods, Stealable>>>
  /** Names of JSON fields and parameters that carry secrets besides the usual ones, for example `ticket`; default none. */
  readonly secretFields?: readonly string[]
  readonly weaknesses: readonly WeaknessInfo[]
  /**
   * Which parts of the target a weakness replaces, by names of the target's own. Of weaknesses that replace the same part only the last
   * would count, so `mutate --pairs` does not plant them together. Default: no two share one.
   */
  replacedBy?(weakness: string): Promise<readonly string[]>
  start(options: StartOptions): Promise<Target>
}
