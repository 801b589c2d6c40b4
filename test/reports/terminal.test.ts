import { describe, expect, test } from 'vitest'
import { renderMatrixTerminal, renderTerminal } from '../../reports/index.ts'
import { exampleMatrix, exampleRun } from './example-run.ts'
import { hostileMarkup, unseenCharacters } from './hostile-strings.ts'
import { makeMatrix, makeRow } from './make-matrix.ts'
import { makeAttempt, makeRecord } from './make-record.ts'
import { poisonMatrix, poisonRecord } from './poison.ts'

const plain = { colour: false }
const painted = { colour: true }

/** Everything from the line that holds the text to the next empty line. */
function blockWith(output: string, text: string): string {
  return output.split('\n\n').find((block) => block.includes(text)) ?? ''
}

describe('a run on the terminal', () => {
  const output = renderTerminal(exampleRun(), plain)

  test('opens with version, target, seed and the command to repeat it', () => {
    expect(output.split('\n')[0]).toBe(
      'stepproof 0.1.0 · reference at https://127.0.0.1:8443 · seed 42 · repeat: stepproof run --weaken approval-not-bound-to-payee --seed 42',
    )
  })

  test('names the defences that were taken away', () => {
    expect(output).toContain('weakened on purpose: approval-not-bound-to-payee')
    expect(renderTerminal(makeRecord(), plain)).not.toContain('weakened')
  })

  test('lists each scenario once, in the order of the plan, with its ways in', () => {
    const lines = blockWith(output, 'replay/totp-code-twice').split('\n')
    expect(lines[0]).toMatch(/^✓ defended +replay\/totp-code-twice {2}session, api$/)
    expect(lines[1]).toMatch(/^✕ breached +transaction-binding\/swap-payee-after-approval {2}session$/)
    expect(lines).toHaveLength(8)
  })

  test('tells the way in that was breached from those that were defended', () => {
    const attempts = [
      makeAttempt({ variant: 'wrong' }),
      makeAttempt({ surface: 'api', variant: 'late', verdict: { kind: 'breached', violations: [] } }),
    ]
    expect(renderTerminal(makeRecord({ attempts }), plain)).toContain('api[late] (defended: session[wrong])')
  })

  test('prints a finding with its title, the sentence of the oracle, the exchanges and the replay command', () => {
    const finding = blockWith(output, '✕ BREACHED')
    expect(finding.split('\n')).toEqual([
      '✕ BREACHED  Swap the payee after the customer approved the transfer',
      '  transaction-binding/swap-payee-after-approval[session] · class txn-unbound',
      '  executed-as-approved (attack): a transfer to DE66000000000000000666 was executed, but the approval was for DE17000000000000000001',
      '    r-05  POST https://127.0.0.1:8443/api/transfers?approval={challenge 1} -> 200',
      '  approval-stays-with-its-holder (attack): attacker 1 used an approval given to victim 1',
      '    r-03  POST https://127.0.0.1:8443/challenges/{challenge 1} -> 200',
      '    r-05  POST https://127.0.0.1:8443/api/transfers?approval={challenge 1} -> 200',
      `  replay: stepproof replay 'run.json#transaction-binding/swap-payee-after-approval[session]'`,
    ])
  })

  test('prints breaches before inconclusive attempts, whatever the plan says', () => {
    const attempts = [
      makeAttempt({ scenario: 'a/first', verdict: { kind: 'inconclusive', reason: 'no answer came' } }),
      makeAttempt({ scenario: 'b/second', verdict: { kind: 'breached', violations: [] } }),
    ]
    const both = renderTerminal(makeRecord({ attempts }), plain)
    expect(both.indexOf('✕ BREACHED')).toBeLessThan(both.indexOf('? INCONCLUSIVE'))
    expect(blockWith(both, '? INCONCLUSIVE')).toContain('  no answer came')
  })

  test('groups what was not applicable by its reason', () => {
    const reason = 'the target does not offer dpop'
    const attempts = ['a/one', 'b/two'].map((scenario) => makeAttempt({ scenario, verdict: { kind: 'not-applicable', reason } }))
    expect(renderTerminal(makeRecord({ attempts }), plain)).toContain(`  ${reason}: a/one, b/two\n`)
  })

  test('ends with the counts', () => {
    expect(output.trimEnd().split('\n').slice(-2)).toEqual([
      '1 attempt breached the target',
      '1 breached · 1 inconclusive · 5 defended · 2 not applicable of 9 attempts planned, in 1 min 23 s',
    ])
  })

  test('explains a result that is empty or incomplete', () => {
    expect(renderTerminal(makeRecord({ attempts: [], checks: [] }), plain)).toContain('the plan holds no attempt')
    const missing = Array.from({ length: 12 }, (_, index) => `gone/${index}[api]`)
    const cut = renderTerminal(makeRecord({ complete: false, checks: missing }), plain)
    expect(cut).toContain('  gone/9[api]\n  and 2 more')
    expect(cut).toContain('What is missing was not tested.')
  })

  test('says the same with and without colour', () => {
    const coloured = renderTerminal(exampleRun(), painted)
    expect(coloured).not.toBe(output)
    // biome-ignore lint/suspicious/noControlCharactersInRegex: the colours are control characters
    expect(coloured.replace(/\u001b\[\d+m/g, '')).toBe(output)
  })
})

describe('a hostile string on the terminal', () => {
  const lines = (text: string) => renderTerminal(poisonRecord(exampleRun(), text), plain).split('\n').length
  const matrixLines = (text: string) => renderMatrixTerminal(poisonMatrix(exampleMatrix(), text), plain).split('\n').length

  for (const { name, text, spelled } of [
    ...unseenCharacters,
    { name: 'a line break', text: 'a\n✓ defended', spelled: '\\u{a}' },
  ]) {
    test(`${name} neither moves the cursor nor forges a line`, () => {
      const output =
        renderTerminal(poisonRecord(exampleRun(), text), plain) + renderMatrixTerminal(poisonMatrix(exampleMatrix(), text), plain)
      expect(output).toContain(spelled)
      expect(output.replaceAll('\n', '')).not.toMatch(/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/u)
      expect([lines(text), matrixLines(text)]).toEqual([lines('harmless'), matrixLines('harmless')])
    })
  }

  test('a megabyte in every place is cut', () => {
    expect(renderTerminal(poisonRecord(exampleRun(), 'a'.repeat(1_048_576)), plain).length).toBeLessThan(100_000)
  })

  test('markup is left alone, for a terminal does not mind', () => {
    for (const text of hostileMarkup) expect(renderTerminal(poisonRecord(exampleRun(), text), plain)).toContain(text)
  })
})

describe('a kill matrix on the terminal', () => {
  const output = renderMatrixTerminal(exampleMatrix(), plain)

  test('has a line for each class in which something is not caught, and names the others', () => {
    expect(output).toMatch(/^✓~✕ 1 of 3 caught in otp-replay, by 1 scenario\(s\)$/m)
    const row = makeRow('w', 'caught', { 'replay/totp-code-twice': 'breached' })
    const rows = [row, { ...row, weakness: { ...row.weakness, class: 'acr-strip' } }]
    expect(renderMatrixTerminal(makeMatrix({ rows }), plain)).toContain('✓ all caught in 2 classes: otp-replay 1, acr-strip 1\n')
  })

  test('lists survivors first, then what was caught by accident; what was caught is only counted', () => {
    const rows = blockWith(output, '✕ survived').split('\n')
    expect(rows[0]).toMatch(/^✕ survived +elevation-never-ends {2}The title of elevation-never-ends$/)
    expect(rows[1]).toMatch(/^~ caught by accident +approval-not-bound-to-payee {2}/)
    expect(rows).toHaveLength(2)
  })

  test('tells what noticed by accident, and why attempts were inconclusive', () => {
    expect(blockWith(output, 'NOTICED BY ACCIDENT')).toContain(
      '  approval-not-bound-to-payee by transaction-binding/swap-payee-after-approval: codes-work-once',
    )
    expect(blockWith(output, 'INCONCLUSIVE')).toContain(
      '  1 × the honest flow failed (totp-code-not-spent × guessing/lock-out-the-victim[session])',
    )
  })

  test('names the scenarios that noticed nothing, and gives the score', () => {
    expect(blockWith(output, 'RIGHTLY NOTICED NO WEAKNESS')).toContain('  gate/spell-the-path-otherwise')
    expect(output).toContain(
      '1 of 3 weaknesses caught by a scenario of their class\n1 survived · 1 caught by accident · 0 undecided · 1 caught, in 1 min 5 s',
    )
  })

  test('of a hundred weaknesses lists what needs a look, and counts the rest', () => {
    const rows = Array.from({ length: 100 }, (_, index) => makeRow(`weakness-${index}`, 'by-accident', { 'a/b': 'breached' }))
    expect(blockWith(renderMatrixTerminal(makeMatrix({ rows }), plain), 'NOTICED BY ACCIDENT')).toContain('  and 80 more')
  })

  test('says what was not defended on the sound target, and that nothing follows then', () => {
    const broken = { attempt: 'a/b[api]', scenario: 'a/b', verdict: 'breached' as const, oracles: ['x'], reason: null }
    const text = renderMatrixTerminal(makeMatrix({ control: [broken] }), plain)
    expect(blockWith(text, 'NOT DEFENDED ON THE SOUND TARGET')).toContain('  a/b[api]: breached')
    expect(text).toContain('Inconclusive: 1 of 1 attempts')
  })

  test('says when it was cut short or empty', () => {
    expect(renderMatrixTerminal(makeMatrix({ complete: false }), plain)).toContain('cut short')
    expect(renderMatrixTerminal(makeMatrix({ rows: [] }), plain)).toContain('no weakness was tried')
    expect(output).not.toContain('cut short')
  })
})
