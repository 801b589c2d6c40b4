/** Suites of tests as users write them, run by a Playwright of their own: what passes, what fails, and what it says. */
import { spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { expect, test } from 'vitest'
import { z } from 'zod'
import { folder } from '../cli/stepproof.ts'

const root = resolve(import.meta.dirname, '../..')
const result = z.object({
  status: z.string(),
  errors: z.array(z.object({ message: z.string() })),
  attachments: z.array(z.object({ name: z.string(), path: z.string().optional() })),
})
const report = z.object({
  errors: z.array(z.object({ message: z.string() })),
  suites: z.array(
    z.object({ specs: z.array(z.object({ title: z.string(), tests: z.array(z.object({ results: z.array(result) })) })) }),
  ),
})
const evidence = z.object({
  effects: z.array(z.unknown()),
  audit: z.array(z.object({ address: z.string() })),
  exchanges: z.array(z.object({ actor: z.string() })),
})

async function playwright(file: string, project: string, env: Readonly<Record<string, string>> = {}) {
  const cli = join(root, 'node_modules/@playwright/test/cli.js')
  const args = ['--conditions=source', cli, 'test', file, '--config', 'test/bindings/playwright.config.ts', '--project', project]
  const child = spawn(process.execPath, args, {
    cwd: root,
    env: { ...process.env, NO_COLOR: '1', FORCE_COLOR: '0', STEPPROOF_OUT: folder(), ...env },
  })
  let printed = ''
  child.stdout.on('data', (chunk: Buffer) => (printed += chunk))
  await new Promise((done) => child.on('close', done))
  const { suites, errors } = report.parse(JSON.parse(printed.slice(printed.indexOf('{'))))
  expect(errors).toEqual([])
  return suites.flatMap(({ specs }) =>
    specs.flatMap(({ title, tests }) => tests.flatMap(({ results }) => results.map((one) => ({ title, ...one })))),
  )
}

test('the example fails on a weakened target, with what was expected, and the evidence attached', async () => {
  const ran = await playwright('examples/playwright', 'chromium', { STEPPROOF_WEAKEN: 'session-not-bound-to-device' })
  expect(ran).toHaveLength(4)
  const [failed, ...more] = ran.filter(({ status }) => status !== 'passed')
  expect(more).toEqual([])
  expect(failed?.title).toBe('with a copied cookie nothing can be changed in another browser')
  expect(failed?.errors[0]?.message).toMatch(
    /expected the attacker’s change-email on the victim’s account to end the session, but it was challenged with acr \d and max_age 300 \(exchange sp1-\d+-test-\d+, from 127\.99\./,
  )
  const attached = failed?.attachments.find(({ name }) => name === 'evidence')?.path ?? ''
  const { audit, exchanges, effects } = evidence.parse(JSON.parse(readFileSync(attached, 'utf8')))
  expect(effects).toEqual([])
  expect(new Set(exchanges.map(({ actor }) => actor))).toEqual(new Set(['victim', 'attacker']))
  expect(new Set(audit.map(({ address }) => address.split('.', 2).join('.')))).toEqual(new Set(['127.20', '127.99']))
  expect(ran.filter(({ attachments }) => attachments.some(({ name }) => name === 'evidence'))).toHaveLength(1)
}, 240_000)

test('a target of one’s own tells how people sign in on its pages', async () => {
  const ran = await playwright('own-target', 'chromium')
  expect(ran).toMatchObject([{ status: 'passed', errors: [] }])
}, 240_000)

test('another browser than Chromium is refused with the reason', async () => {
  const [ran] = await playwright('own-target', 'firefox')
  expect(ran?.status).toBe('failed')
  expect(ran?.errors[0]?.message).toContain('works by the DevTools protocol of Chromium, and the project uses firefox')
}, 240_000)
