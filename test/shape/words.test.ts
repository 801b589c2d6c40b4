import { describe, expect, test } from 'vitest'
import { scenarios } from '../../scenarios/index.ts'
import { type Source, sources, withoutComments } from './sources.ts'

interface Wrapped {
  readonly word: string
  readonly pattern: RegExp
  /** The files that wrap it, with the reason. */
  readonly in: Readonly<Record<string, string>>
}

/** STYLE.md 18: clock, random source and network are parameters; only what wraps them names them. */
const wrapped: readonly Wrapped[] = [
  {
    word: 'Date.now',
    pattern: /\bDate\.now\b/,
    in: {
      'harness/runner/clock.ts': 'is the clock of a target',
      'harness/runner/virtual-date.ts': 'replaces Date',
      'harness/targets/reference.ts': 'hands the clock to the deployment',
      'harness/network/test-ca.ts': 'certificates are valid from now on, by the clock that the TLS library reads',
      'servers/pages/scripts/device-key.ts': 'the clock of the browser',
      'harness/cli/commands/serve.ts': 'looks whether a kept certificate is still valid tomorrow',
    },
  },
  {
    word: 'new Date()',
    pattern: /\bnew Date\(\s*\)/,
    in: {
      'harness/network/user-agent.ts': 'HAR wants the moment of each exchange',
      'harness/bindings/playwright/traffic.ts': 'likewise, of those of a browser',
      'harness/runner/run.ts': 'the record says when the run was',
      'harness/cli/conclude.ts': 'known findings expire on a day',
      'harness/mutation/mutate.ts': 'the matrix says when the run was',
      'harness/cli/commands/bundle.ts': 'a bundle says when it was made',
    },
  },
  { word: 'Math.random', pattern: /\bMath\.random\b/, in: {} },
  {
    word: 'timers',
    pattern: /\bset(?:Timeout|Interval|Immediate)\b|node:timers/,
    in: {
      'harness/cli/file-changes.ts': 'waits until an editor has finished saving',
      'harness/network/user-agent.ts': 'waits one turn of the event loop until a connection is free again',
      'servers/gateway/events.ts': 'looks whether the sessions of open sockets are still there',
      'servers/gateway/context/tls-fingerprint.ts': 'ends connections that do not say hello',
      'servers/pages/scripts/push.ts': 'runs in the browser, and asks again while a phone is awaited',
      'servers/store/database.ts': 'commits what was written in the same moment',
      'servers/upstream/forward.ts': 'bounds how long an app may be silent in the middle of an answer',
      'servers/upstream/web-sockets.ts': 'looks now and then whether open sockets may go on',
      'servers/weaknesses/approval-checked-then-spent.ts': 'the pause between check and use is the weakness',
      'servers/weaknesses/order-read-anew-at-execution.ts': 'the pause between check and use is the weakness',
      'servers/weaknesses/recovery-code-checked-then-spent.ts': 'likewise',
      'servers/weaknesses/totp-code-checked-then-spent.ts': 'likewise',
    },
  },
  {
    word: 'fetch(',
    pattern: /(?<![.\w])fetch\(/,
    in: {
      'servers/deployment.ts': 'the back channel from gateway to provider',
      'servers/pages/scripts/ask.ts': 'runs in the browser',
    },
  },
]

const watched = ['harness/', 'scenarios/', 'servers/', 'reports/']
const production = sources.filter(({ path }) => watched.some((folder) => path.startsWith(folder)))
const speakers = (pattern: RegExp, files: readonly Source[]) =>
  files.filter(({ text }) => pattern.test(withoutComments(text))).map(({ path }) => path)

describe.each(wrapped)('$word', ({ pattern, in: places }) => {
  test('stands only in the files that wrap it', () => {
    expect(speakers(pattern, production).filter((path) => !(path in places))).toEqual([])
  })
})

test.each([
  'const now = Date.now()',
  'clock(Date.now)',
  'new Date().toISOString()',
  'Math.random()',
  'setTimeout(done, 5)',
  'await sleep; setInterval(tick, 5)',
  "import { setTimeout as delay } from 'node:timers/promises'",
  'await fetch(url)',
])('%s would be found', (text) => {
  expect(wrapped.flatMap(({ pattern }) => speakers(pattern, [{ path: 'harness/x.ts', text }])).length).toBeGreaterThan(0)
})

test.each(['new Date(epoch)', '// Date.now() is not for here', 'options.fetch(url)', 'agent.prefetch(url)'])(
  '%s is nothing to object to',
  (text) => {
    expect(wrapped.flatMap(({ pattern }) => speakers(pattern, [{ path: 'harness/x.ts', text }]))).toEqual([])
  },
)

const scenarioFiles = production.filter(({ path }) => /^scenarios\/[^/]+\//.test(path))

describe('scenarios', () => {
  test('neither sleep nor wait: time is moved, not spent', () => {
    const waiting = /\b(?:sleep|delay|wait\w*|set(?:Timeout|Interval|Immediate)|timers|performance|Date)\b/i
    // What people read may speak of waiting, code may not.
    const code = scenarioFiles.map(({ path, text }) => ({ path, text: text.replaceAll(/(?:title|story):\s*'[^']*'/g, '') }))
    expect(speakers(waiting, code)).toEqual([])
    expect(speakers(waiting, [{ path: 'scenarios/x/y.ts', text: 'await sleep(5)' }])).toHaveLength(1)
  })

  test('mark the one deviation, exactly once', () => {
    const marks = (text: string) => [...text.matchAll(/^\s*\/\/ the one deviation$/gm)].length
    expect(scenarioFiles.filter(({ text }) => marks(text) !== 1).map(({ path }) => path)).toEqual([])
    expect(scenarioFiles).toHaveLength(scenarios.length)
  })

  test('cite a requirement at least; its form is vetted', () => {
    expect(scenarios.filter(({ requirements }) => requirements.length === 0).map(({ id }) => id)).toEqual([])
  })
})
