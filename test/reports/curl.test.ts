import { execFileSync } from 'node:child_process'
import { describe, expect, test } from 'vitest'
import { curlCommand } from '../../reports/curl.ts'
import { shellQuote } from '../../reports/shell-quote.ts'
import { hostileMarkup } from './hostile-strings.ts'
import { makeExchange } from './make-record.ts'

/** The words that a shell reads. */
const wordsOf = (command: string) =>
  execFileSync('sh', ['-c', `printf '%s\\0' ${command}`], { encoding: 'utf8' })
    .split('\0')
    .slice(0, -1)

describe('a word for the shell', () => {
  test.each([...hostileMarkup, '', "it's", '$(touch x)', '`x`', '{a,b}', '--flag', 'two words', 'a\nb', '~', '*'])(
    '%j comes out as it went in',
    (text) => {
      expect(wordsOf(shellQuote(text))).toEqual([text])
    },
  )
})

test('an exchange as a command sends the method, the address, the headers and the body, with labels for secrets', () => {
  const exchange = makeExchange({ method: 'PUT', url: 'https://127.0.0.1:8443/x?a={challenge 1}', sent: `{"name":"O'Hara"}` })
  expect(wordsOf(curlCommand(exchange))).toEqual([
    ...['curl', '--include', '--insecure', '--globoff', '--request', 'PUT', 'https://127.0.0.1:8443/x?a={challenge 1}'],
    ...['--header', 'accept: application/json', '--header', 'x-request-id: x1'],
    ...['--header', 'cookie: __Host-session={session-cookie 1}', '--data-raw', `{"name":"O'Hara"}`],
  ])
})

test('what curl writes itself is left to it', () => {
  const exchange = makeExchange()
  const headers = ['Host', 'content-length'].map((name) => ({ name, value: '7' }))
  expect(curlCommand({ ...exchange, request: { ...exchange.request, headers } })).not.toContain('--header')
})
