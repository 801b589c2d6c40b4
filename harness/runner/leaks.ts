/**
 * Looks for secrets where none may stand: in the answers and in the events that the target logged about the phase, always; in what it
 * stores when the scenario needs `storage`. The secrets are those that the redactor has learned from the traffic and the people.
 */
import { hash } from 'node:crypto'
import type { Person } from '../actors/person.ts'
import type { Stage } from '../actors/stage.ts'
import { Redactor } from '../network/redactor.ts'
import type { Exchange, Leak } from '../record.ts'
import { hooked } from '../targets/hooked.ts'
import type { KeptText, Target } from '../targets/target.ts'

/** Digests that are tried out in seconds, for secrets that people choose or type. */
const fastDigests = ['md5', 'sha1', 'sha256', 'sha512'] as const

/** Texts that may be something else in base64. */
const encodedRun = /[A-Za-z0-9+/_-]{24,}/g

export async function leaksIn(stage: Stage, people: readonly Person[], exchanges: readonly Exchange[]): Promise<Leak[]> {
  const { target, needs, storedBefore } = stage.options
  const inAnswers = exchanges.flatMap(answered)
  const log = target.log === undefined ? [] : await hooked('log', target.log(stage.recorder.ids()))
  const inLog = log.flatMap((kept) => found('log', kept, stage.redactor.kindsIn(kept.text)))
  const digests = digestsOf(people)
  const inStorage = (await stored(target, needs)).flatMap((kept) => {
    const since = kept.text.split('\n').filter((line) => !storedBefore.has(line))
    const text = [...since, ...since.flatMap(decoded)].join('\n')
    return found('storage', kept, [...stage.redactor.kindsIn(text), ...digests.kindsIn(text)])
  })
  return once([...inAnswers, ...inLog, ...inStorage])
}

/** The lines that the target keeps already: they cannot hold secrets of people who come after. Empty when nobody will look. */
export async function linesStored(target: Target, needs: readonly string[]): Promise<ReadonlySet<string>> {
  return new Set((await stored(target, needs)).flatMap(({ text }) => text.split('\n')))
}

async function stored(target: Target, needs: readonly string[]): Promise<readonly KeptText[]> {
  return target.storage === undefined || !needs.includes('storage') ? [] : hooked('storage', target.storage())
}

/** What belongs to the person alone has no place in any answer: it was known to the person before. */
function answered({ request, response }: Exchange): Leak[] {
  const sent = [response?.content.text ?? '', ...(response?.headers ?? []).map(({ value }) => value)].join('\n')
  const kinds = ['password', 'totp-seed', 'recovery-code'].filter((kind) => sent.includes(`{${kind} `))
  return found('answer', { place: `${request.method} ${request.url.split('?', 1)[0]}`, text: sent }, kinds)
}

function found(sink: Leak['sink'], { place }: KeptText, kinds: readonly string[]): Leak[] {
  return kinds.map((kind) => ({ sink, kind, place }))
}

function once(leaks: readonly Leak[]): Leak[] {
  return [...new Map(leaks.map((leak) => [JSON.stringify(leak), leak])).values()]
}

function digestsOf(people: readonly Person[]): Redactor {
  const redactor = new Redactor()
  for (const { password, recoveryCodes } of people) {
    for (const secret of [password, ...recoveryCodes.flatMap((code) => [code, code.replaceAll('-', '')])]) {
      for (const digest of fastDigests) {
        for (const form of ['hex', 'base64', 'base64url'] as const) redactor.register('fast-digest', hash(digest, secret, form))
      }
    }
  }
  return redactor
}

function decoded(text: string): string[] {
  return [...text.matchAll(encodedRun)].map(([run]) => Buffer.from(run, 'base64url').toString('latin1'))
}
