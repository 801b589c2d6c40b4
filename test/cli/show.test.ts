import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { exists, folder, stepproof } from './stepproof.ts'

const strangeScenario = (overrides: string) => `
const flow = async ({ victim }) => victim.signIn()
export const scenarios = [
  {
    id: 'otp-replay/own', title: 'Use', story: 'Somebody uses it.', class: 'otp-replay', seen: [], requirements: [], needs: [],
    surfaces: ['session'], steals: [], from: 'elsewhere', honest: flow, attack: flow, expects: { outcome: 'refused' }, ${overrides}
  },
]
`

describe('show', () => {
  test('prints a scenario as a page', async () => {
    const { code, stdout } = await stepproof('show', 'otp-replay/reuse-totp-code')
    expect(code).toBe(0)
    expect(stdout).toContain('# Use a one-time code for the second time')
    expect(stdout).toContain("return thief.answer(his, { factor: 'totp', code: attacker.sees(earlier ?? code) })")
  })

  test('with --json prints the scenario as one document, with the text of its flows', async () => {
    const { stdout } = await stepproof('show', 'txn-unbound/swap-transaction-after-approval', '--json')
    const { deviation, variants, from } = JSON.parse(stdout)
    expect(deviation).toContain('attacker.forges(rent, variant.field)')
    expect(variants.map(({ name }: { name: string }) => name)).toEqual(['payee', 'amount'])
    expect(from.id).toBe('victim-device')
  })

  test('prints a class with its priority', async () => {
    expect((await stepproof('show', 'gate-batch')).stdout).toContain('priority: P2\n')
  })

  test('--all writes a page for each scenario of one’s own', async () => {
    const place = folder()
    writeFileSync(join(place, 'own.ts'), strangeScenario(''))
    const { code, stderr } = await stepproof('show', '--all', '--scenarios', join(place, 'own.ts'), '--out', place)
    expect(code, stderr).toBe(0)
    expect(readFileSync(join(place, 'otp-replay/own.md'), 'utf8')).toContain('# Use')
    expect(readFileSync(join(place, 'README.md'), 'utf8')).toContain('(otp-replay/own.md)')
  })

  test.each([
    { args: [], says: 'either an id or --all' },
    { args: ['txn-unbound', '--all'], says: 'either an id or --all' },
    { args: ['--all'], says: '--out' },
    { args: ['gate-batch', '--matrix', 'package.json'], says: 'no kill matrix' },
    { args: ['gate-batch', '--matrix', 'none.json'], says: 'none.json' },
  ])('refuses $args', async ({ args, says }) => {
    const { code, stdout, stderr } = await stepproof('show', ...args)
    expect({ code, stdout }).toEqual({ code: 64, stdout: '' })
    expect(stderr).toContain(says)
  })

  test.each([
    { what: 'an id that leads out of the folder', overrides: "id: '../astray'", says: 'class/name' },
    { what: 'a class that nobody declared', overrides: "class: 'none-such'", says: "no class 'none-such'" },
  ])('--all writes nothing for $what', async ({ overrides, says }) => {
    const place = folder()
    writeFileSync(join(place, 'own.ts'), strangeScenario(overrides))
    const { code, stderr } = await stepproof('show', '--all', '--scenarios', join(place, 'own.ts'), '--out', join(place, 'pages'))
    expect(code).toBe(64)
    expect(stderr).toContain(says)
    expect(exists(place, 'pages')).toBe(false)
    expect(exists(place, 'astray.md')).toBe(false)
  })
})
