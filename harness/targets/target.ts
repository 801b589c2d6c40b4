/**
 * The contract between the engine and a system under test. A target is the only code that knows the dialect of its service;
 * what it cannot offer it leaves out of `capabilities`, and the scenarios that need it become not-applicable.
 */
import type { Person } from '../actors/person.ts'
import type { Stealable, Wallet } from '../actors/wallet.ts'
import type { TextSocket } from '../network/text-socket.ts'
import type { HttpAnswer, OpenedSocket, UserAgent } from '../network/user-agent.ts'
import type { AuditEvent, Outcome, Step, Surface, TargetFacts, Values } from '../record.ts'

/** What a scenario may ask of a target. Operations of the target are capabilities under their own ids as well. */
export const capabilities = {
  totp: 'accepts time-based one-time codes as a second factor',
  webauthn: 'accepts WebAuthn assertions as a factor',
  'open-id-connect': 'sends people to an OpenID provider for a challenge',
  dpop: 'binds access tokens to a key (RFC 9449)',
  'device-key': 'binds browser sessions to a key that stays on the device',
  clock: 'lets the harness move its clock',
  audit: 'lets the harness read its audit log',
  push: 'asks a registered phone, with a number to enter there',
  'recovery-codes': 'accepts recovery codes as a second factor',
  refresh: 'renews access tokens with refresh tokens',
  'sign-out': 'ends a session on request, here or everywhere',
  mailbox: 'lets the harness read what it mails to people',
  administration: 'lets the harness act as its operator: lock accounts, take roles and factors away',
  storage: 'lets the harness read what it stores',
  nodes: 'runs as several nodes on one store',
  websocket: 'takes operations as messages on a WebSocket',
  routes: 'lets the harness read which protected routes it serves',
  'two-step-sign-in': 'signs in with the password first and a second factor after it, where that is demanded',
} as const

/** What a thief can take; the target says which of them exist on it. */
export type Goods = 'session-cookie' | 'device-key' | 'access-token' | 'refresh-token' | 'dpop-proof' | 'password' | 'challenge'

/** What an attacker may have come by. `totp-code`: a code seen while the victim used it; `store`: a copy of what the target stores. */
export type Loot = Goods | 'totp-code' | 'store'

/** How somebody without the key presents a token: with nothing, with a key of his own, or with a proof that he saw. */
export type TokenProof = 'none' | 'own-key' | 'seen'

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

/** Ways to leave a proof out that a state machine may take for having given it. */
export const skips = {
  /** Calls the address that the challenge goes on with after the proof. */
  resume: 'goes on without a proof',
  /** Sends the form of the proof with nothing in it. */
  empty: 'sends an empty proof',
  /** Calls the end of a proof on another device, which was never begun. */
  finish: 'ends a proof that was never begun',
  /** Gives up, and goes on as if the proof had been given. */
  cancel: 'gives up and goes on',
  /** Sends no proof but the claim that it was given, with the names that such flags usually have. */
  claim: 'claims to have given the proof',
} as const
export type Skip = keyof typeof skips

/** A challenge as the target's dialect knows it: what the engine reads of it, and what the driver needs to answer it. */
export interface ChallengeSeen {
  readonly level: number
  readonly maxAgeSeconds: number | null
  /** The driver's own handle: an id, an address, values to send again. Never recorded. */
  readonly handle: Readonly<Record<string, unknown>>
}

/** How a challenge is answered. */
export type Answer =
  | { readonly factor: 'totp'; readonly code: string }
  | { readonly factor: 'webauthn'; readonly person: Person }
  /** Only the password again. */
  | { readonly factor: 'password' }
  /** Nothing is proven: the browser follows where it is sent, or leaves the proof out in this way. */
  | { readonly factor: 'none'; readonly skip?: Skip }

export interface AnswerOptions {
  /** Changes the parameters of the authorization request on its way through the browser. */
  readonly editAuthorization?: (parameters: URLSearchParams) => void
}

export interface SignInOptions {
  /**
   * How the account is opened; default: by the password. `unfinished`: a second factor is demanded, and only the password is given;
   * `resumed`: goes on there with the code. The ways that a target has beyond these are its own.
   */
  readonly way?: string
  /** The code to go on with. */
  readonly code?: string
}

export interface PerformOptions {
  /** The challenge whose approval the request relies on. */
  readonly after?: ChallengeSeen
  readonly proof?: TokenProof
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

/** A factor that a person may hold besides the password. */
export type FactorName = 'totp' | 'webauthn' | 'push' | 'recovery-codes'

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

export interface Target {
  readonly origin: string
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
  /** What was mailed to the person so far, oldest first; absent without `mailbox`. */
  mailbox?(person: Person): Promise<readonly Mail[]>
  /** Absent without `administration`. */
  administer?(person: Person, deed: OperatorDeed): Promise<void>
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
