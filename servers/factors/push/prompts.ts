/**
 * Push prompts in the store: open, then approved, denied or expired, and used once approved. Every step is one statement that names
 * the state before it, so that one caller takes it. The number is shown by the requesting session and never leaves for the phone.
 */
import { createHash, randomInt } from 'node:crypto'
import { z } from 'zod'
import { canonical, type Details, detailsSchema } from '../../details.ts'
import { promptSeconds } from '../../limits.ts'
import type { Database } from '../../store/database.ts'
import { randomToken } from '../../store/seal.ts'

const states = ['open', 'approved', 'denied', 'expired', 'used'] as const
export type PromptState = (typeof states)[number]

const promptRow = z.object({
  id: z.string(),
  interaction: z.string(),
  person: z.string(),
  sealed_number: z.string(),
  details: z.string(),
  address: z.string(),
  agent: z.string(),
  device: z.string().nullable(),
  state: z.enum(states),
  opened_at: z.number(),
  expires_at: z.number(),
})

/** Who asks for what, from where. */
export interface PromptRequest {
  /** The hash of the interaction's id. */
  readonly interaction: string
  readonly person: string
  readonly details: Details | null
  readonly address: string
  readonly agent: string
  /** The known device that asks, by its hash. */
  readonly device: string | null
}

export interface Prompt extends PromptRequest {
  readonly id: string
  /** Two digits. */
  readonly number: string
  readonly state: PromptState
  /** Epoch milliseconds. */
  readonly openedAt: number
  readonly expiresAt: number
}

export function openPrompt(database: Database, request: PromptRequest, nowMs: number): Prompt {
  const { interaction, person, details, address, agent, device } = request
  const id = randomToken()
  const number = String(randomInt(100)).padStart(2, '0')
  const expiresAt = nowMs + promptSeconds * 1000
  database.run(
    `insert into push_prompts
     select ?, ?, id, ?, ?, ?, ?, ?, 'open', 0, ?, null, ?, credentials_version from people where id = ?`,
    id,
    interaction,
    database.seal.close(number),
    JSON.stringify(details),
    address,
    agent,
    device,
    nowMs,
    expiresAt,
    person,
  )
  return { ...request, id, number, state: 'open', openedAt: nowMs, expiresAt }
}

export function findPrompt(database: Database, id: string): Prompt | undefined {
  return read(database, database.get('select * from push_prompts where id = ?', id))
}

/** The latest prompt of an interaction. */
export function promptOf(database: Database, interaction: string, person: string): Prompt | undefined {
  const sql = 'select * from push_prompts where interaction = ? and person = ? order by opened_at desc, rowid desc limit 1'
  return read(database, database.get(sql, interaction, person))
}

export function openPromptsOf(database: Database, person: string, nowMs: number): Prompt[] {
  return database
    .all("select * from push_prompts where person = ? and state = 'open' and expires_at > ?", person, nowMs)
    .flatMap((row) => read(database, row) ?? [])
}

/** True for the one caller that answered the open prompt. */
export function answerPrompt(database: Database, id: string, answer: 'approved' | 'denied' | 'reported', nowMs: number): boolean {
  const state: PromptState = answer === 'reported' ? 'denied' : answer
  const sql = "update push_prompts set state = ?, reported = ?, answered_at = ? where id = ? and state = 'open'"
  return database.run(sql, state, answer === 'reported' ? 1 : 0, nowMs, id) === 1
}

/** Ends the person's prompts that nobody answered in time, and returns their ids. */
export function expirePrompts(database: Database, person: string, nowMs: number): string[] {
  return database
    .all(
      "update push_prompts set state = 'expired' where person = ? and state = 'open' and expires_at <= ? returning id",
      person,
      nowMs,
    )
    .map(({ id }) => String(id))
}

/** Ends what is open or approved in an interaction that is given up. */
export function closePrompts(database: Database, interaction: string, nowMs: number): void {
  database.run(
    "update push_prompts set state = 'expired', answered_at = ? where interaction = ? and state in ('open', 'approved')",
    nowMs,
    interaction,
  )
}

/** What a phone has shown, in short: equal for equal details, SHA-256 as base64url. A sign-in has none and is `null`. */
export function promptDigest(details: Details | null): string {
  const shown = details === null ? 'null' : canonical(details)
  return createHash('sha256').update(shown).digest('base64url')
}

function read(database: Database, row: unknown): Prompt | undefined {
  if (row === undefined) return undefined
  const { sealed_number, details, opened_at, expires_at, ...same } = promptRow.parse(row)
  return {
    ...same,
    number: database.seal.open(sealed_number),
    details: detailsSchema.nullable().parse(JSON.parse(details)),
    openedAt: opened_at,
    expiresAt: expires_at,
  }
}
