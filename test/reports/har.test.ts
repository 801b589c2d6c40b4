import { Ajv } from 'ajv'
import draft06 from 'ajv/dist/refs/json-schema-draft-06.json' with { type: 'json' }
import formats from 'ajv-formats'
import type { Har } from 'har-format'
import schemas from 'har-schema'
import { describe, expect, test } from 'vitest'
import type { Exchange, RunRecord } from '../../harness/record.ts'
import type { ReportInput } from '../../reports/index.ts'
import { swapPayee } from './example-run.ts'
import { makeAttempt, makeEvidence, makeExchange, makeRecord } from './make-record.ts'
import { filesOf } from './page-of.ts'
import { everyStanding, reportCases, worthless } from './report-cases.ts'

const ajv = new Ajv({ allErrors: true, strict: false })
ajv.addMetaSchema(draft06)
formats.default(ajv)
ajv.addSchema(Object.values(schemas))
const isArchive = ajv.getSchema('har.json#')

const plain = (record: RunRecord): ReportInput => ({ record, matrix: null, changes: null })
const archives = (input: ReportInput) => [...filesOf('har', input)].filter(([name]) => name.endsWith('.har'))
const indexOf = (input: ReportInput) => JSON.parse(filesOf('har', input).get('har/index.json') ?? '')

/** The archive of an attempt that made one exchange. */
function archiveOf(exchange: Exchange): Har {
  const phases = [makeEvidence('attack', { exchanges: [exchange] })]
  const [[, text = ''] = []] = archives(plain(makeRecord({ attempts: [makeAttempt({ phases })] })))
  return JSON.parse(text)
}
const entryOf = (exchange: Exchange) => archiveOf(exchange).log.entries[0]

describe('HAR', () => {
  test(`is valid for the schema: ${reportCases.length} runs`, () => {
    const complaints = reportCases.flatMap(([name, input]) =>
      archives(input).flatMap(([file, text]) =>
        isArchive?.(JSON.parse(text)) === true ? [] : [`${name}: ${file}: ${ajv.errorsText(isArchive?.errors)}`],
      ),
    )
    expect(complaints).toEqual([])
    expect(isArchive?.({ log: { version: '1.2', creator: { name: 'x', version: '1' }, entries: [{}] } })).toBe(false)
  })

  test('is a file for each attempt that made exchanges, by its number in the record', () => {
    expect(archives(everyStanding()).map(([name]) => name)).toEqual([
      'har/01-replay-totp-code-twice-session.har',
      'har/02-replay-totp-code-twice-api.har',
      'har/03-transaction-binding-swap-payee-after-approval-session.har',
      'har/04-transaction-binding-raise-amount-after-approval-session.har',
      'har/05-freshness-reuse-stale-elevation-session.har',
      'har/06-gate-spell-the-path-otherwise-session.har',
      'har/07-guessing-lock-out-the-victim-session.har',
      'har/10-txn-toctou-raise-amount-meanwhile-session.har',
    ])
  })

  test('has names that stay in its folder, whatever an attempt is called', () => {
    for (const [, input] of reportCases) for (const [name] of filesOf('har', input)) expect(name).toMatch(/^har\/[\w.-]{1,120}$/)
  })

  test('has a page for each phase and every exchange in its order', () => {
    const [, text = ''] = archives(everyStanding()).find(([name]) => name.includes('swap-payee')) ?? []
    const { log }: Har = JSON.parse(text)
    expect(log.pages?.map(({ id }) => id)).toEqual(['honest', 'attack', 'again'])
    const attack = swapPayee.phases[1]?.exchanges ?? []
    const entries = log.entries.filter(({ pageref }) => pageref === 'attack')
    expect(entries.map(({ comment }) => comment?.split(',')[0])).toEqual(attack.map(({ id }) => id))
    expect(entries.map(({ response }) => response.status)).toEqual(attack.map(({ response }) => response?.status))
  })

  test('keeps headers, bodies, cookies and parameters, and follows no label', () => {
    const exchange = makeExchange({ url: 'https://localhost:8443/auth/{cookie 1}?acr=2&acr=3&a+b=%7B#x', sent: '{"a":1}' })
    const headers = [
      { name: 'Set-Cookie', value: '__Host-session={session-cookie 2}; Path=/; Secure; HttpOnly' },
      { name: 'Set-Cookie', value: 'b=2' },
      { name: 'location', value: '/next' },
    ]
    const entry = entryOf({ ...exchange, response: exchange.response && { ...exchange.response, headers } })
    expect(entry?.request).toMatchObject({
      url: 'https://localhost:8443/auth/%7Bcookie%201%7D?acr=2&acr=3&a+b=%7B#x',
      queryString: [
        { name: 'acr', value: '2' },
        { name: 'acr', value: '3' },
        { name: 'a b', value: '{' },
      ],
      cookies: [{ name: '__Host-session', value: '{session-cookie 1}' }],
      postData: { text: '{"a":1}' },
      headers: exchange.request.headers,
    })
    expect(entry?.response).toMatchObject({
      cookies: [
        { name: '__Host-session', value: '{session-cookie 2}', path: '/', secure: true, httpOnly: true },
        { name: 'b', value: '2', secure: false, httpOnly: false },
      ],
      redirectURL: '/next',
      headers,
    })
  })

  test.each([
    ['https://localhost:8443{challenge 1}', 'https://localhost:8443/%7Bchallenge%201%7D'],
    ['https://localhost:8443//api/%2e%2e/x;y', 'https://localhost:8443//api/%2e%2e/x;y'],
    ['https://localhost:8443/%zz', 'https://localhost:8443/%25zz'],
    ['wss://localhost:8443/events', 'wss://localhost:8443/events'],
    ['/no/host', 'about:invalid#%2Fno%2Fhost'],
  ])('writes the address %s so that it is one', (url, written) => {
    expect(entryOf(makeExchange({ url }))?.request.url).toBe(written)
  })

  test('says of an exchange without an answer why there was none', () => {
    const entry = entryOf({ ...makeExchange(), response: null, failure: 'the connection was cut' })
    expect(entry).toMatchObject({
      response: { status: 0 },
      comment: expect.stringContaining('no answer: the connection was cut'),
    })
  })

  test('keeps hostile text as the evidence that it is', () => {
    const text = '\u{1b}[2J\u{202e}\u{d83d}</script>'
    const exchange = makeExchange({ received: text })
    expect(entryOf(exchange)?.response.content.text).toBe(text)
  })

  test('names in its index every check with its file and what it came to', () => {
    const { checks } = indexOf(everyStanding())
    expect(new Set(checks.map(({ standing }: { standing: string }) => standing))).toEqual(
      new Set(['defended', 'breached', 'inconclusive', 'not-applicable', 'known', 'not-tested']),
    )
    expect(checks.at(-1)).toEqual({
      id: 'gate/not-started[api]',
      standing: 'not-tested',
      says: 'planned, but not tested: the run ended before',
      file: null,
    })
    const files = [...filesOf('har', everyStanding()).keys()]
    for (const { file } of checks) expect(file === null || files.includes(file), file).toBe(true)
  })

  test.each(worthless)('says of a run $name that it proves nothing', ({ input, told }) => {
    expect(indexOf(input).problems).toEqual([expect.stringMatching(told)])
  })
})
