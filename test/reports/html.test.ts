import { createHash } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { escapeMarkup, html } from '../../reports/html/escape.ts'
import { renderMatrixHtml } from '../../reports/index.ts'
import { exampleChanges, exampleMatrix, exampleRun, swapPayee } from './example-run.ts'
import { hostileMarkup, unseenCharacters } from './hostile-strings.ts'
import { makeAttempt, makeEvidence, makeExchange, makePerform, makeRecord } from './make-record.ts'
import { pageOf, rendered } from './page-of.ts'
import { poisonChanges, poisonMatrix, poisonRecord } from './poison.ts'
import { foldedParts, unfolded } from './unfolded.ts'

/** Names of all tags in order, and how many quotes stand in the page: what escaping must keep as it is. */
function structure(page: string) {
  return {
    tags: page.match(/<[!/]?[a-z][^\s>]*|<!--/gi),
    quotes: page.match(/"/g)?.length,
    apostrophes: page.match(/'/g)?.length,
  }
}

const bothPages = (text: string) => {
  const matrix = poisonMatrix(exampleMatrix(), text)
  const changes = poisonChanges(exampleChanges(), text)
  return unfolded(rendered('html', poisonRecord(exampleRun(), text), matrix, changes)) + renderMatrixHtml(matrix)
}

describe('a hostile string on the page', () => {
  const harmless = structure(bothPages('harmless'))

  for (const text of hostileMarkup) {
    test(`changes no tag and ends no attribute: ${text}`, () => {
      expect(structure(bothPages(text))).toEqual(harmless)
      expect(bothPages(text)).toContain(escapeMarkup(text))
    })
  }

  for (const { name, text, spelled } of unseenCharacters) {
    test(`${name} is spelled out`, () => {
      const page = bothPages(text)
      expect(page).toContain(spelled)
      expect(page.replaceAll('\n', '').replaceAll('\t', '')).not.toMatch(/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/u)
    })
  }

  test('a megabyte in every place is cut, and its length given', () => {
    const page = bothPages('a'.repeat(1_048_576))
    expect(Buffer.byteLength(pageOf(poisonRecord(exampleRun(), 'a'.repeat(1_048_576)), null))).toBeLessThan(3_000_000)
    expect(page).toContain('(1048576 characters in all)')
  })

  test('an address that is not https is no link', () => {
    const page = pageOf(
      makeRecord({ attempts: [makeAttempt({ seen: ['javascript:alert(1)', 'https://example.test/case'] })] }),
      null,
    )
    expect(page).not.toContain('href="javascript:')
    expect(page).toContain('href="https://example.test/case"')
  })
})

describe('the one way to markup', () => {
  test('escapes strings and takes only its own products as markup', () => {
    expect(html`<p title="${'"<'}">${['a', '<b>'].map((item) => html`<i>${item}</i>`)}${1}</p>`.markup).toBe(
      '<p title="&quot;&lt;"><i>a</i><i>&lt;b&gt;</i>1</p>',
    )
  })
})

describe('the page', () => {
  const page = pageOf(exampleRun(), exampleMatrix())

  test('allows nothing but its own style and script, by their hashes', () => {
    const [, policy = ''] = /http-equiv="Content-Security-Policy" content="([^"]+)"/.exec(page) ?? []
    expect(policy).toContain(`default-src 'none'`)
    expect(policy).not.toContain('unsafe')
    for (const [element, directive] of [
      ['style', 'style-src'],
      ['script', 'script-src'],
    ]) {
      const [, content = ''] = new RegExp(`<${element}>([\\s\\S]*?)</${element}>`).exec(page) ?? []
      expect(policy).toContain(`${directive} 'sha256-${createHash('sha256').update(content).digest('base64')}'`)
    }
  })

  test('has no style attribute and no event handler, which its policy would block', () => {
    expect(page).not.toMatch(/<[^>]+\s(style|on[a-z]+)=/i)
  })

  test('names every id once, and every link within it leads somewhere', () => {
    const ids = [...page.matchAll(/\sid="([^"]+)"/g)].map(([, id]) => id)
    expect(new Set(ids).size).toBe(ids.length)
    const targets = [...page.matchAll(/href="#([^"]+)"/g)].map(([, id]) => id)
    expect(targets.length).toBeGreaterThan(5)
    for (const target of targets) expect(ids).toContain(target)
  })

  test('gives what is needed to repeat the run', () => {
    for (const fact of [
      'stepproof 0.1.0',
      '<dd>42</dd>',
      'stepproof run --weaken approval-not-bound-to-payee --seed 42',
      '2026-03-01 09:30:00 UTC',
      '1 min 23 s',
    ])
      expect(page).toContain(fact)
  })

  test('names the files that target and scenarios are from', () => {
    const target = { ...makeRecord().target, file: './our-target.ts' }
    const own = pageOf(makeRecord({ target, scenarios: './our-scenarios.ts' }), null)
    expect(own).toContain('from <code>./our-target.ts</code>')
    expect(own).toContain('from <code>./our-scenarios.ts</code></dd>')
    expect(page).toContain('from the library</dd>')
  })

  test('puts the worst verdicts first', () => {
    const places = ['breached', 'inconclusive', 'defended', 'not-applicable'].map((kind) =>
      page.indexOf(`<section class="group ${kind}"`),
    )
    expect(places).not.toContain(-1)
    expect(places).toEqual(places.toSorted((a, b) => a - b))
  })

  test('links a violation to the exchange that it cites', () => {
    const [, anchor = ''] = /does not hold: a transfer to[\s\S]*?href="#([^"]+)"><code>r-05</.exec(page) ?? []
    const [, cited = ''] = new RegExp(`id="${anchor}">([\\s\\S]*?)</details>`).exec(page) ?? []
    expect(cited).toContain('<code>r-05</code>')
  })

  test('shows every exchange of a breach in full when it is unfolded, those of no step included', () => {
    const [folded = ''] = foldedParts(pageOf(makeRecord({ attempts: [swapPayee] }), null))
    const recorded = swapPayee.phases.flatMap((phase) => phase.exchanges).length
    expect(folded.match(/<details class="exchange/g)).toHaveLength(recorded)
    expect(folded.match(/curl --include/g)).toHaveLength(recorded)
    expect(folded).toContain('Exchanges outside the steps')
  })

  test('shows of what was defended the attack in words, folded a line for each exchange; of the rest what the verdict rests on', () => {
    const phases = [makeEvidence('attack', { exchanges: [makeExchange()] })]
    const of = (verdict: Parameters<typeof makeAttempt>[0]) => pageOf(makeRecord({ attempts: [makeAttempt(verdict)] }), null)
    const defended = of({ phases, verdict: { kind: 'defended', reason: 'refused' } })
    const undecided = of({ phases, verdict: { kind: 'inconclusive', reason: 'broken' } })
    expect(defended).toContain('<b>victim</b> performs <code>transfer</code>: done')
    expect(defended).not.toContain('<p class="arrow')
    expect(foldedParts(defended)[0]).toContain('<p class="arrow')
    expect(unfolded(defended)).not.toContain('class="wire"')
    expect(undecided).toContain('class="wire"')
  })

  test('shows the path alone only when the address is really the target’s', () => {
    const exchange = makeExchange({ url: 'https://127.0.0.1:8443.evil.test/x' })
    const attempt = makeAttempt({ phases: [makeEvidence('attack', { exchanges: [exchange] })] })
    expect(unfolded(pageOf(makeRecord({ attempts: [attempt] }), null))).toContain(
      '<code>POST https://127.0.0.1:8443.evil.test/x</code>',
    )
  })

  test('lets no header begin a line of its own', () => {
    const exchange = makeExchange()
    const forged = { ...exchange.request, headers: [{ name: 'x', value: 'a\ncookie: forged' }] }
    const verdict = { kind: 'inconclusive', reason: 'broken' } as const
    const attempt = makeAttempt({ phases: [makeEvidence('attack', { exchanges: [{ ...exchange, request: forged }] })], verdict })
    expect(pageOf(makeRecord({ attempts: [attempt] }), null)).toContain('x: a\\u{a}cookie: forged')
  })

  test('makes no command of a request that is too long for one', () => {
    const exchange = makeExchange({ sent: 'a'.repeat(9000) })
    const verdict = { kind: 'inconclusive', reason: 'broken' } as const
    const attempt = makeAttempt({ phases: [makeEvidence('attack', { exchanges: [exchange] })], verdict })
    const page = pageOf(makeRecord({ attempts: [attempt] }), null)
    expect(page).not.toContain('curl --include')
    expect(page).toContain('Too long to be sent again by a command')
  })

  test('says why no answer came', () => {
    const exchange = { ...makeExchange(), response: null, failure: 'connection reset' }
    const verdict = { kind: 'inconclusive', reason: 'no answer came' } as const
    const attempt = makeAttempt({ phases: [makeEvidence('attack', { exchanges: [exchange] })], verdict })
    expect(pageOf(makeRecord({ attempts: [attempt] }), null)).toContain('No answer: connection reset')
  })

  test('names the values of a challenge only where they differ from those of the request', () => {
    const values = { payee: 'DE1', cents: 1 }
    const challenge = {
      id: 'challenge 1',
      operation: 'transfer',
      level: 2,
      maxAgeSeconds: null,
      holder: 'victim 1',
      account: 'victim',
      values,
    } as const
    const count = (asked: Record<string, string | number>) => {
      const steps = [makePerform({ values: asked, challenge })]
      const attempts = [makeAttempt({ phases: [makeEvidence('attack', { steps })] })]
      return foldedParts(pageOf(makeRecord({ attempts }), null))[0]?.match(/<code>DE1</g)?.length
    }
    expect(count({ payee: 'DE1', cents: 1 })).toBe(1)
    expect(count({ payee: 'DE1', cents: 2 })).toBe(2)
  })

  test('warns when the run was cut short, and names what was not run', () => {
    const cut = pageOf(makeRecord({ complete: false, checks: ['gone[api]'] }), null)
    expect(cut).toContain('Not a full result.')
    expect(cut).toContain('<li><code>gone[api]</code></li>')
    expect(page).not.toContain('Not a full result.')
  })

  test('renders a run without attempts', () => {
    expect(pageOf(makeRecord({ attempts: [] }), null)).toContain('Nothing was judged')
  })
})
