import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { exitCodes } from '../../harness/cli/exit-codes.ts'
import { stepproof } from './stepproof.ts'

const folder = mkdtempSync(join(tmpdir(), 'stepproof-bundle-'))
const out = join(folder, 'out')
const state = join(folder, 'state')
const bundle = join(folder, 'bundle')
const bundled = (...more: string[]) => stepproof('bundle', join(out, 'run.json'), '--state', state, '--out', bundle, ...more)

beforeAll(async () => {
  await stepproof('run', 'otp-replay', '--weaken', 'totp-code-not-spent', '--port', '0', '--out', out)
  await bundled()
}, 60_000)
afterAll(() => rmSync(folder, { recursive: true, force: true }))

test('the bundle of a real run holds, breaches and all; its key is kept for oneself', async () => {
  const { code, stdout } = await stepproof('verify', bundle, '--json')
  const found = JSON.parse(stdout)
  expect([code, found.faults]).toEqual([exitCodes.defended, []])
  expect(found.judgedAgain).toBe(found.attempts)
  expect(statSync(join(state, 'bundle-key.jwk')).mode & 0o777).toBe(0o600)
  expect(readFileSync(join(bundle, 'manifest.jws.json'), 'utf8')).not.toContain(
    JSON.parse(readFileSync(join(state, 'bundle-key.jwk'), 'utf8')).d,
  )
})

test('a bundle is not written over', async () => {
  const { code, stderr } = await bundled()
  expect(code).toBe(exitCodes.usage)
  expect(stderr).toContain(`${bundle} is there already: give another folder with --out`)
})

test('a byte that was changed is named, and the exit code is 1', async () => {
  const file = join(bundle, 'run.json')
  const before = readFileSync(file)
  const at = before.lastIndexOf('"breached"')
  writeFileSync(file, Buffer.concat([before.subarray(0, at + 1), Buffer.from('B'), before.subarray(at + 2)]))
  const { code, stdout } = await stepproof('verify', bundle)
  writeFileSync(file, before)
  expect(code).toBe(exitCodes.breached)
  expect(stdout).toMatch(/✗ run\.json, bytes \d+ to \d+: not what was signed\n/)
  expect(stdout).toContain('The bundle does NOT hold.')
})

test('another signer than the expected one is refused', async () => {
  const { code, stdout } = await stepproof('verify', bundle, '--signer', 'somebody-else')
  expect(code).toBe(exitCodes.breached)
  expect(stdout).toMatch(/✗ manifest\.jws\.json: signed by the key [\w-]+, expected somebody-else/)
})

test.each([
  ['no folder', ['verify', join(folder, 'nowhere')], 'cannot be read as a bundle'],
  ['no record', ['bundle', join(folder, 'nothing.json')], 'nothing.json cannot be read'],
  ['a key file that is not there', ['bundle', join(out, 'run.json'), '--key', join(folder, 'no.pem')], '--key: '],
])('%s is said so', async (_name, args, says) => {
  const { code, stderr } = await stepproof(...args)
  expect(code).toBe(exitCodes.usage)
  expect(stderr).toContain(says)
})
