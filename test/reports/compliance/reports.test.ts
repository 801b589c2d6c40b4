import { describe, expect, test } from 'vitest'
import { assessmentReporters, catalogues } from '../../../reports/index.ts'
import { exampleRun } from '../example-run.ts'
import { hostileMarkup, unseenCharacters } from '../hostile-strings.ts'
import { makeRecord } from '../make-record.ts'
import { poisonMatrix, poisonRecord } from '../poison.ts'
import { assessed, entries, example, makeAttempts, makeCatalogue, makeCaught, type Sketch } from './make-assessment.ts'

function rendered(name: 'html' | 'markdown' | 'json', sketch: Sketch): string {
  const reporter = assessmentReporters.find((one) => one.name === name)
  if (reporter === undefined) throw new Error(`there is no reporter ${name}`)
  return reporter.render(assessed(sketch))
}

describe.each(['markdown', 'html'] as const)('the %s report', (name) => {
  const text = rendered(name, example())
  const at = (words: string) => {
    expect(text).toContain(words)
    return text.indexOf(words)
  }

  test('gives the scope before the result, and the result before the requirements', () => {
    expect(at('Executed checks')).toBeLessThan(at('0 of 2 mapped requirements supported by passing evidence, 2 contradicted'))
    expect(at('mapped requirements supported')).toBeLessThan(at('Of 5 attempts, 1 breached the target.'))
  })

  test('says of the scope: target, surfaces, suite, catalogue, seed, clock, weaknesses, checks, kill matrix', () => {
    const { target, seed, suite } = makeRecord()
    for (const words of [
      target.origin,
      'Surfaces',
      `${suite.name} ${suite.version}`,
      'rules-1',
      `seed ${seed}`,
      'Clock',
      'Weaknesses planted',
    ])
      at(words)
    at('1 of 1 weaknesses caught')
  })

  test('says what is missing, does not apply, and is known with owner and end', () => {
    at('Did not run: 1 attempt of 1 scenario.')
    at('the target lacks: totp')
    for (const words of ['payments', '2027-03-31', 'until spring']) at(words)
  })

  test('shows the evidence: attempts, exchanges of the breach, limits, and the weaknesses that were caught', () => {
    for (const words of [
      'otp-replay/b[session]',
      'x-7',
      'x-9',
      'code was accepted twice',
      'at most 1 asked for',
      'not-spent',
      'CWE-294',
    ])
      at(words)
  })

  test('keeps apart what nobody tests and what cannot be tested', () => {
    at('Of the other requirements in the catalogue, 1 have no scenario and were not tested, 1 cannot be tested by this tool.')
    at('It is on paper.')
  })
})

describe('no report claims more than was seen', () => {
  /** The word, whatever its form. */
  const claim = /complian/i
  const texts = catalogues.flatMap((one) =>
    assessmentReporters.map(({ name, render }) => ({
      what: `${name} on ${one.id}`,
      text: render(assessed({ attempts: exampleRun().attempts, catalogue: one })),
    })),
  )

  test('of a standard met, in any format, for any catalogue, whatever came out', () => {
    expect(texts.filter(({ text }) => claim.test(text)).map(({ what }) => what)).toEqual([])
    for (const { name } of assessmentReporters) {
      expect(rendered(name, example())).not.toMatch(claim)
      expect(rendered(name, { attempts: makeAttempts('defended') })).not.toMatch(claim)
    }
    expect(texts).toHaveLength(catalogues.length * 3)
    expect('PCI-compliant').toMatch(claim)
  })

  test('of what did not run: nothing is a tick', () => {
    const planned = makeAttempts('defended')
    for (const name of ['html', 'markdown'] as const) {
      const nothing = rendered(name, {
        attempts: [],
        planned,
        matrix: makeCaught(planned),
        catalogue: makeCatalogue(entries.slice(0, 3)),
      })
      expect(nothing).not.toContain('✓ supported')
      expect(nothing).toContain('0 of 1 mapped requirements supported')
    }
  })
})

describe('a hostile string', () => {
  /** In every place that a target, a scenario or a weakness fills, but for the class, which decides what is shown. */
  function poisoned(text: string): Sketch {
    const { attempts, planned = [], matrix } = example()
    const own = poisonRecord(makeRecord({ attempts: attempts.map((one) => ({ ...one, known: null })) }), text)
    const known = { owner: text, reason: text, expires: '2027-03-31' }
    const restored = own.attempts.map((one, index) => ({
      ...one,
      id: `${text}${index}`,
      class: 'otp-replay',
      requirements: [`rules-1:${text}`],
      known: index === 1 ? known : null,
    }))
    return {
      attempts: restored,
      planned: planned.slice(4).map((one) => ({ ...one, id: text, scenario: text, title: text })),
      matrix: matrix ? { ...poisonMatrix(matrix, text), suite: own.suite } : null,
      record: { ...own, attempts: restored },
      catalogue: makeCatalogue(entries),
    }
  }
  const page = (text: string) => rendered('html', poisoned(text))
  const structure = (markup: string) => ({ tags: markup.match(/<[!/]?[a-z][^\s>]*|<!--/gi), quotes: markup.match(/"/g)?.length })
  const harmless = structure(page('harmless'))
  const lines = (text: string) => rendered('markdown', poisoned(text)).split('\n').length

  for (const text of hostileMarkup) {
    test(`changes no tag, ends no attribute, and makes no markup of Markdown: ${text}`, () => {
      expect(structure(page(text))).toEqual(harmless)
      expect(lines(text)).toBe(lines('harmless'))
      const markdown = rendered('markdown', poisoned(text))
        .replaceAll(/`[^`]*`/g, '')
        .replaceAll(/<https:[^>\s]*>/g, '')
      expect(markdown).not.toMatch(/(?<!\\)[<>]/)
    })
  }

  for (const { name, text, spelled } of unseenCharacters) {
    test(`${name} is spelled out`, () => {
      for (const shown of [page(text), rendered('markdown', poisoned(text)).replaceAll('\\\\', '\\').replaceAll('\\[', '[')]) {
        expect(shown).toContain(spelled)
        expect(shown.replaceAll('\n', '')).not.toMatch(/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/u)
      }
      expect(() => JSON.parse(rendered('json', poisoned(text)))).not.toThrow()
    })
  }

  test('of many lines or with bars adds no line and no cell', () => {
    const text = 'one\n## two\n| three | four |\n- five `six`'
    expect(lines(text)).toBe(lines('harmless'))
    const cells = (of: string) => rendered('markdown', poisoned(of)).match(/(?<!\\)\|/g)?.length
    expect(cells(text)).toBe(cells('harmless'))
  })

  test('of a megabyte is cut', () => {
    const text = 'a'.repeat(1_048_576)
    expect(page(text).length).toBeLessThan(1_000_000)
    expect(rendered('markdown', poisoned(text)).length).toBeLessThan(1_000_000)
  })
})
