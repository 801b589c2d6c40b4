import { describe, expect, test } from 'vitest'
import type { ReportInput } from '../../reports/index.ts'
import { renderPullRequest } from '../../reports/pull-request.ts'
import { swapPayee } from './example-run.ts'
import { hostileMarkup, unseenCharacters } from './hostile-strings.ts'
import { makeAttempt, makeRecord } from './make-record.ts'
import { poisonRecord } from './poison.ts'
import { changes, everyStanding, reportCases, worthless } from './report-cases.ts'

/** The blocks below a heading, up to the next. */
function below(heading: string, text: string): string {
  const [, rest = ''] = text.split(`${heading}\n`)
  return rest.split(/\n#{2,3} /)[0] ?? ''
}
/** What a renderer would look at for markup: everything outside code. */
const outsideCode = (text: string) => text.replaceAll(/`[^`\n]*`/g, '')
const poisoned = (text: string): ReportInput => ({ ...everyStanding(), record: poisonRecord(everyStanding().record, text) })

describe('the summary for a pull request', () => {
  test('counts every standing, and only what was defended with a tick', () => {
    const text = renderPullRequest(everyStanding())
    const rows = [...text.matchAll(/^\| (.+) \| (\d+) \|$/gm)].map(([, what, count]) => [what, Number(count)])
    expect(rows).toEqual([
      ['✕ Breached', 1],
      ['✕ Known findings', 1],
      ['? Inconclusive', 1],
      ['? Not tested', 1],
      ['✓ Defended', 5],
      ['– Not applicable', 2],
    ])
  })

  test('names each breach with its objection and the command that repeats it', () => {
    const breached = below('### ✕ Breached', renderPullRequest(everyStanding()))
    expect(breached).toContain(`\`${swapPayee.id}\``)
    expect(breached).toContain('the approval was for DE17000000000000000001')
    expect(breached).toContain(`stepproof replay 'run.json#${swapPayee.id}'`)
  })

  test('names what is inconclusive, not tested and known, with the reason', () => {
    const text = renderPullRequest(everyStanding())
    expect(below('### ? Inconclusive', text)).toContain('POST /login was answered with 503')
    expect(below('### ? Not tested', text)).toContain('`gate/not-started[api]`')
    expect(below('### ✕ Known findings', text)).toContain('until 2026-12-31, payments answers for it')
  })

  test('says what changed, and fails for what is no longer judged', () => {
    const text = renderPullRequest({ ...everyStanding(), changes })
    const since = below('### Since `0.1.0, 2026-02-01T09:30:00.000Z`', text)
    for (const list of ['New breaches', 'No longer judged', 'Changed otherwise', 'Fixed', 'New checks'])
      expect(since).toContain(list)
    expect(since).toContain('`guessing/lock-out-the-victim[session]`: defended → inconclusive')
    expect(below('### ✕ The run as a whole', text)).toContain('gate/removed[session]')
    const none = { ...changes, newlyBreached: [], fixed: [], noLongerJudged: [], added: [], otherwise: [] }
    expect(renderPullRequest({ ...everyStanding(), changes: none })).toContain('Nothing changed.')
  })

  test.each(worthless)('does not praise a run $name', ({ input, told }) => {
    const text = renderPullRequest(input)
    expect(below('### ✕ The run as a whole', text)).toMatch(told)
    expect(text).not.toContain('attempts were defended')
  })

  test.each([...hostileMarkup, '@everyone', '#1', '[a](https://example.test)', '` <b>', '``` \n# All defended'])(
    'lets %j come through as text only',
    (hostile) => {
      const text = outsideCode(renderPullRequest(poisoned(hostile)))
      expect(text).not.toMatch(/[<>@`]|\]\(|^# |window\.pwned/m)
    },
  )

  test.each(unseenCharacters)('spells out $name', ({ text, spelled }) => {
    expect(renderPullRequest(poisoned(text))).toContain(spelled)
  })

  test('stays below what GitHub takes, and says how many it does not name', () => {
    const attempts = Array.from({ length: 600 }, (_, index) =>
      makeAttempt({ variant: `${index}${'x'.repeat(500)}`, verdict: { kind: 'inconclusive', reason: 'y'.repeat(5000) } }),
    )
    const text = renderPullRequest({ record: makeRecord({ attempts }), matrix: null, changes: null })
    expect(text).toContain('and 580 more')
    expect(text.length).toBeLessThan(65_536)
    for (const [name, input] of reportCases) expect(renderPullRequest(input).length, name).toBeLessThan(65_536)
  })
})
