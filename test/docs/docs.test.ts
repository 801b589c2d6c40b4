import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { exitCodeHelp, exitCodes } from '../../harness/cli/exit-codes.ts'
import { filtered, plan } from '../../harness/runner/plan.ts'
import { reference } from '../../harness/targets/reference.ts'
import { reporters } from '../../reports/index.ts'
import { scenarios } from '../../scenarios/index.ts'
import { weaknesses } from '../../servers/index.ts'
import { folder, recordIn, stepproof } from '../cli/stepproof.ts'
import { makeRecord } from '../reports/make-record.ts'
import { blocks, inlineCode, pages, prose, read, readme, root, rows, unquoted } from './pages.ts'

describe.each(pages)('$path', ({ path, text }) => {
  const lost = (page: string) =>
    [...prose(page).matchAll(/\]\((?!https?:)([^)#]+)[^)]*\)/g)].flatMap(([, to = '']) =>
      existsSync(join(root, dirname(path), to)) ? [] : [to],
    )

  test('links only to what is there', () => {
    expect(lost(text)).toEqual([])
    expect(lost('see [it](no-such.md) and [this](docs/none.ts)')).toEqual(['no-such.md', 'docs/none.ts'])
  })

  /** What a reader makes, or a run writes. */
  const made =
    /^(?:my-attacks\.m?ts|stepproof\.config\.(?:ts|json)|run\.json|har\/.*|[\w-]+\.sarif|summary\.md|(?:report|junit|ctrf|hdf|attack-navigator|oscal-[\w-]+)\.(?:html|xml|json)|stepproof-report\/.*|\.stepproof\/.*)$/
  const pathLike = /^(?:[\w.-]+\/)*(?:[\w.-]+\/|[\w.-]+\.(?:ts|mts|md|json|xml|html))$/
  const strange = (page: string) =>
    inlineCode(page).filter(
      (code) =>
        pathLike.test(code) && !made.test(code) && ![dirname(path), '.'].some((place) => existsSync(join(root, place, code))),
    )

  test('names only files and folders that are there', () => {
    expect(strange(text)).toEqual([])
    expect(strange('`harness/none.ts`, `servers/none/`, `none.md`, `package.json`, `--out`')).toHaveLength(3)
  })

  test('speaks of no place on somebody’s machine', () => {
    const places = /(?:^|[\s'"`(])\/(?:work|home|root|tmp|Users)\//m
    expect(text).not.toMatch(places)
    expect('see `/home/me/x`').toMatch(places)
  })
})

interface Help {
  readonly text: string
  /** By flag: whether a value follows it. */
  readonly flags: ReadonlyMap<string, boolean>
}

const oneLine = (text: string) => text.replaceAll(/\s+/g, ' ')
const helps = new Map<string, Help>()
const commandNames = (help: string) => [...help.matchAll(/^ {2}([a-z-]+) \[options\]/gm)].map(([, name = '']) => name)

beforeAll(async () => {
  const names = commandNames((await stepproof('--help')).stdout)
  for (const name of names) {
    const text = (await stepproof(name, '--help')).stdout
    const flags = [...text.matchAll(/^ {2,}(?:-\w, )?(--[a-z-]+)( <)?/gm)].map(
      ([, flag = '', value]) => [flag, value !== undefined] as const,
    )
    helps.set(name, { text: oneLine(text), flags: new Map(flags) })
  }
}, 60_000)

test('the two commands stand first, and are what the gate runs', () => {
  const first = blocks(readme).filter(({ language }) => language === 'sh')
  expect(first.slice(0, 2).map(({ text }) => text)).toEqual(['npm ci && npm start\n', 'npm ci && npm test\n'])
  expect(read('.ci/run')).toMatch(/npm ci\nnpm start\nnpm test\n$/)
})

/** Every command line of ours in code blocks and in running text, split into words. */
function invocations(text: string): string[][] {
  const lines = blocks(text).flatMap(({ language, text: inside }) => {
    if (language === 'sh') return inside.split('\n')
    return language === 'console' ? [...inside.matchAll(/^\$ (.+)$/gm)].map(([, line = '']) => line) : []
  })
  return [...lines, ...inlineCode(text)]
    .flatMap((line) => line.split('&&'))
    .map((line) => line.trim().replace(/^npm run (serve|mutate)(?: --(?= ))?/, 'stepproof $1'))
    .flatMap((line) => /^(?:npm run (?:-s )?stepproof -- |(?:npx )?stepproof )(?!\d)(.+)$/.exec(line.trim())?.[1] ?? [])
    .map((line) => (line.match(/'[^']*'|\S+/g) ?? []).map((word) => word.replaceAll("'", '')))
}

const attempts = plan(scenarios, reference.facts)
const isPlaceholder = (word: string) => word.includes('<') || word === '…'
const known: Readonly<Record<string, (value: string) => boolean>> = {
  '--weaken': (value) => value.split(',').every((id) => weaknesses.some((one) => one.id === id)),
  '--only': (value) => value.split(',').every((id) => weaknesses.some((one) => one.id === id)),
  '--format': (value) => value.split(',').every((name) => name === 'all' || reporters.some((reporter) => reporter.name === name)),
  '--target': (value) => existsSync(join(root, value)),
  '--seed': (value) => /^\d+$/.test(value),
}

function objections([name = '', ...words]: readonly string[]): string[] {
  if (isPlaceholder(name)) return []
  const help = helps.get(name)
  if (help === undefined) return [`no command ${name}`]
  const found: string[] = []
  const plain: string[] = []
  for (let index = 0; index < words.length; index += 1) {
    const word = words[index] ?? ''
    if (!word.startsWith('--')) {
      plain.push(word)
      continue
    }
    const hasValue = help.flags.get(word)
    if (hasValue === undefined) found.push(`${name} has no flag ${word}`)
    if (hasValue !== true) continue
    index += 1
    const value = words[index] ?? ''
    if (value === '' || (!isPlaceholder(value) && known[word]?.(value) === false)) found.push(`${word} ${value}`)
  }
  const args = plain.filter((word) => !isPlaceholder(word))
  if (['run', 'mutate', 'vet'].includes(name)) found.push(...args.filter((word) => filtered(attempts, [word]).length === 0))
  if (name === 'replay') found.push(...args.filter((word) => !attempts.some(({ id }) => word.endsWith(`run.json#${id}`))))
  return found
}

describe('commands in the text', () => {
  test('exist, with their flags, and name what there is', () => {
    const all = pages.flatMap(({ text }) => invocations(text))
    expect(all.length).toBeGreaterThan(10)
    expect(all.flatMap(objections)).toEqual([])
  })

  test.each([
    'npm run stepproof -- no-such-command run.json',
    'stepproof report run.json --format sarif,none-such',
    'npm run stepproof -- run --shards 1/2',
    'stepproof run --weaken none-such',
    'npx stepproof run no-such-scenario',
    'npm run stepproof -- vet no-such-scenario --text',
    'stepproof mutate --only totp-code-not-spent,none-such',
    'stepproof run --target test/none.ts',
    'stepproof run --seed',
    "stepproof replay 'run.json#otp-replay/none[session]'",
  ])('%s would be found', (line) => {
    expect(invocations(`\`\`\`sh\n${line}\n\`\`\`\n`).flatMap(objections)).not.toEqual([])
    expect(invocations(`\`\`\`console\n$ ${line}\nand what it prints\n\`\`\`\n`)).toHaveLength(1)
  })

  test('of `show` show something', async () => {
    const shown = invocations(readme).flatMap(([name, id = '']) => (name === 'show' ? [id] : []))
    expect(shown.length).toBeGreaterThan(0)
    for (const id of shown) expect((await stepproof('show', id)).code, id).toBe(0)
    expect((await stepproof('show', 'none-such')).code).toBe(64)
  })

  test('of npm are scripts of the package', () => {
    const { scripts } = JSON.parse(read('package.json')) as { scripts: Record<string, string> }
    const lines = pages.flatMap(({ text }) => [...blocks(text).map((block) => block.text), ...inlineCode(text)]).join('\n')
    const named = [...lines.matchAll(/\bnpm (?:run (?:-s )?([\w:-]+)|(start|test)\b)/g)].map(
      ([, script, short]) => script ?? short ?? '',
    )
    expect(named.length).toBeGreaterThan(5)
    expect(named.filter((script) => scripts[script] === undefined)).toEqual([])
  })

  test('in the table are all that there are, as `--help` describes them', () => {
    const listed = rows(readme).filter(([, , flags]) => flags?.startsWith('`--'))
    expect(listed.map(([name]) => unquoted(name))).toEqual([...helps.keys()])
    for (const [name, does, flags] of listed) {
      const help = helps.get(unquoted(name))
      expect(help?.text).toContain(` ${does} `)
      expect(unquoted(flags).split(', ')).toEqual([...(help?.flags.keys() ?? [])].filter((flag) => flag !== '--help'))
    }
  })
})

test('the table of formats has every report with its files', () => {
  const listed = rows(readme).filter(([, files]) => /`\w[\w./-]+\.(?:html|md|xml|json|sarif)`/.test(files ?? ''))
  expect(listed.map(([name]) => unquoted(name))).toEqual(reporters.map(({ name }) => name))
  const input = { record: makeRecord({ attempts: [] }), matrix: null, changes: null }
  for (const [index, reporter] of reporters.entries()) {
    for (const { name } of reporter.files(input)) expect(listed[index]?.[1], reporter.name).toContain(`\`${name}\``)
  }
})

test('the exit codes are those of the command line', () => {
  const listed = rows(readme).filter(([code]) => /^\d+$/.test(code ?? ''))
  expect(listed.map(([code]) => Number(code))).toEqual(Object.values(exitCodes))
  const printed = [...exitCodeHelp.matchAll(/^ {2}(\d+) +(.+)$/gm)].map(([, code = '', means = '']) => [code, means])
  expect(listed).toEqual(printed)
})

describe('the example scenario', () => {
  const place = folder()
  const [code, ...tests] = blocks(readme).filter(({ language }) => language === 'ts')
  const compile = (text: string, name = 'my-attacks.ts') => {
    writeFileSync(join(place, name), text)
    const tsc = join(root, 'node_modules/typescript/bin/tsc')
    return spawnSync(process.execPath, [tsc, '-p', place], { cwd: place, encoding: 'utf8' }).stdout
  }

  beforeAll(() => {
    // As after an installation: a project of its own, in which the package has its name.
    mkdirSync(join(place, 'node_modules'))
    symlinkSync(root, join(place, 'node_modules/stepproof'))
    writeFileSync(join(place, 'package.json'), '{ "type": "module" }')
    const compilerOptions = { typeRoots: [join(root, 'node_modules/@types')] }
    writeFileSync(
      join(place, 'tsconfig.json'),
      JSON.stringify({ extends: join(root, 'tsconfig.json'), compilerOptions, include: ['*.ts'] }),
    )
  })

  test('compiles with the settings of the project', () => {
    expect(compile(code?.text ?? '')).toBe('')
    expect(compile((code?.text ?? '').replace("surfaces: ['session'", "surfaces: ['sesion'"))).toContain('error TS')
  }, 60_000)

  const examples = ['examples/vitest/step-up.test.ts', 'examples/playwright/step-up.spec.ts'].map(read)
  /** Paragraphs that are tests, as they stand in an example that is run. */
  const inExample = (text: string, example: string) =>
    text.split(/\n\n(?=\w)/).filter((part) => part.startsWith('test(') && example.includes(part.trim())).length

  test('and the tests in vitest and Playwright do so too, and stand in the examples that are run', () => {
    writeFileSync(join(place, 'my-attacks.ts'), code?.text ?? '')
    expect(tests.map(({ text }) => /'stepproof\/(\w+)'/.exec(text)?.[1])).toEqual(['vitest', 'playwright'])
    expect(tests.map(({ text }, index) => inExample(text, examples[index] ?? ''))).toEqual([1, 1])
    expect(tests.map(({ text }) => inExample(text.replace('expect(await', 'expect('), examples.join('')))).toEqual([0, 0])
    for (const { text } of tests) {
      expect(compile(text, 'step-up.ts')).toBe('')
      expect(compile(text.replace('toHaveNoEffect', 'toHaveNoEfect'), 'step-up.ts')).toContain('error TS')
      rmSync(join(place, 'step-up.ts'))
    }
  }, 60_000)

  test.each([
    { weaken: [], exit: exitCodes.defended, verdict: 'defended' },
    { weaken: ['--weaken', 'freshness-not-checked'], exit: exitCodes.breached, verdict: 'breached' },
  ])(
    'is $verdict with $weaken, on every surface',
    async ({ weaken, exit, verdict }) => {
      expect(invocations(readme)).toContainEqual(['run', '--scenarios', 'my-attacks.ts', ...weaken])
      writeFileSync(join(place, 'my-attacks.ts'), code?.text ?? '')
      const outcome = await stepproof('run', '--scenarios', join(place, 'my-attacks.ts'), ...weaken, '--out', place)
      expect(outcome.code, outcome.stderr).toBe(exit)
      expect(recordIn(place).attempts.map((attempt) => attempt.verdict.kind)).toEqual([verdict, verdict])
    },
    60_000,
  )
})

test('the output that the text explains is what the command prints, but for numbers', async () => {
  const shown = blocks(readme).find(({ language }) => language === 'console')?.text ?? ''
  const [words = []] = invocations(`\`\`\`console\n${shown}\`\`\`\n`)
  const out = folder()
  const { stdout, code } = await stepproof(...words, '--out', out)
  expect(code).toBe(exitCodes.breached)
  const lines = (text: string) =>
    text.split('\n').map((line) =>
      line
        .trimEnd()
        .replace(/, in \S.*$/, '')
        .replaceAll(/\d+/g, '#'),
    )
  const printed = lines(stdout.replaceAll(out, 'stepproof-report'))
  /** An ellipsis in a shown line stands for anything. */
  const matches = (line: string) =>
    printed.some((one) => {
      const [start = '', ...rest] = line.split('…')
      return rest.length === 0 ? one === line : one.startsWith(start) && one.endsWith(rest.at(-1) ?? '')
    })
  const missing = (text: string) => lines(text).filter((line) => line !== '…' && !line.startsWith('$ ') && !matches(line))
  expect(missing(shown)).toEqual([])
  expect(missing(shown.replace('approved was', 'wanted was'))).toHaveLength(1)
  expect(missing(`${shown}\nno such line`)).toHaveLength(1)
}, 60_000)
