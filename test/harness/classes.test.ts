import { expect, test } from 'vitest'
import { classes, topics } from '../../harness/classes.ts'

const all = Object.entries(classes).map(([id, one]) => ({ id, ...one }))

/** The classes that a library can do without; every other one is P1. */
const second = [
  ...['gate-method-override', 'gate-batch', 'aal-miscomputed', 'recovery-flow-bypass', 'grant-reuse', 'binding-stripped'],
  ...['jwt-time', 'code-pkce', 'cookie-attributes', 'session-timeouts', 'session-forge', 'ip-canon', 'risk-oracle'],
  ...['lock-bypass', 'lockout-dos', 'enrol-skip', 'factor-secret-leak', 'cors', 'clickjack', 'return-to', 'response-leak'],
  'cross-device-consent',
]

test('there are ninety-two classes, and seventy of them are P1', () => {
  expect(all).toHaveLength(92)
  expect(all.filter(({ priority }) => priority === 'P1')).toHaveLength(70)
  expect(all.filter(({ priority }) => priority === 'P2').map(({ id }) => id)).toEqual(second)
})

test('classes stand together by topic, in the order of the topics, and no topic is empty', () => {
  const runs = all.map(({ topic }) => topic).filter((topic, index, list) => topic !== list[index - 1])
  expect(runs).toEqual(Object.keys(topics))
})

test('a title is one sentence without a dot, short enough for a table, and its own', () => {
  expect(all.filter(({ title }) => !/^[A-Z][^.]{20,98}[^.\s]$/.test(title)).map(({ id }) => id)).toEqual([])
  expect(new Set(all.map(({ title }) => title)).size).toBe(all.length)
})
