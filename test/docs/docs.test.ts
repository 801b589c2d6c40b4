import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { describe, expect, test } from 'vitest'
import { exitCodeHelp, exitCodes } from '../../harness/cli/exit-codes.ts'
import { reference } from '../../harness/targets/reference.ts'
import { loadReference } from '../../servers/index.ts'

const root = resolve(import.meta.dirname, '../..')
const documents = ['README.md', 'CONTRIBUTING.md', 'harness/README.md', 'servers/README.md'] as const
const read = (path: string) => readFileSync(join(root, path), 'utf8')
const readme = read('README.md')

function help(...args: string[]): string {
  return spawnSync(process.execPath, ['--conditions=source', join(root, 'harness/cli/main.ts'), ...args, '--help'], {
    encoding: 'utf8',
  }).stdout
}

test('the two commands stand first', () => {
  const blocks = [...readme.matchAll(/```sh\n(.*?)\n```/gs)].map(([, block]) => block)
  expect(blocks.slice(0, 2)).toEqual(['npm ci && npm start', 'npm ci && npm test'])
  expect(read('.ci/run')).toMatch(/npm ci\nnpm start\nnpm test\n$/)
})

describe('every command that the README shows', () => {
  const shown = [...readme.matchAll(/npm run stepproof -- ([^`\n]+)/g)]
    .flatMap(([, command]) => command ?? [])
    .filter((line) => !line.startsWith('<'))

  test.each(shown)('exists with its flags and ids: %s', (command) => {
    const [name = '', ...words] = command.split(' ')
    const text = help(name)
    expect(text).toContain(`Usage: stepproof ${name}`)
    for (const [index, word] of words.entries()) {
      if (word.startsWith('--')) expect(text).toContain(word)
      if (word === '--weaken') expect(reference.weaknesses.map(({ id }) => id)).toContain(words[index + 1])
    }
  })

  test('is in the table of commands, and so is every command there is', () => {
    const known = [...help().matchAll(/^ {2}(\w+)(?= \[| <)/gm)]
      .flatMap(([, name]) => name ?? [])
      .filter((name) => name !== 'help')
    const table = readme.slice(readme.indexOf('## Commands'), readme.indexOf('## The five files'))
    expect(known.length).toBeGreaterThan(5)
    for (const name of known) expect(table).toContain(`\`${name} `.slice(0, -1))
  })

  test('has the exit codes of the program', () => {
    for (const code of Object.values(exitCodes)) {
      expect(readme).toContain(`| ${code} |`)
      expect(exitCodeHelp).toContain(`  ${code} `)
    }
  })
})

test('the scenario in the README compiles and runs', () => {
  const [, code = ''] = /```ts\n(.*?)```/s.exec(readme) ?? []
  const folder = join(root, 'test-results', 'readme')
  mkdirSync(folder, { recursive: true })
  try {
    writeFileSync(join(folder, 'own.ts'), code)
    writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify({ extends: '../../tsconfig.json', include: ['own.ts'] }))
    const compiled = spawnSync(process.execPath, [join(root, 'node_modules/typescript/bin/tsc'), '-p', folder], {
      encoding: 'utf8',
    })
    expect(compiled.stdout).toBe('')
    const main = join(root, 'harness/cli/main.ts')
    const options = ['run', '--scenarios', join(folder, 'own.ts'), '--out', join(folder, 'report')]
    const ran = spawnSync(process.execPath, ['--conditions=source', main, ...options], { encoding: 'utf8' })
    expect(ran.status, ran.stderr).toBe(0)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}, 60_000)

test.each(documents)('every path that %s names is there', (document) => {
  const text = read(document)
  const written = new Set([
    'stepproof-report/report.html',
    'scenarios/<class>/<name>.ts',
    'servers/weaknesses/<property-that-is-gone>.ts',
    'harness/oracles/<property-that-holds>.ts',
  ])
  const paths = [...text.matchAll(/`([\w.<>-]+(?:\/[\w.<>-]+)+\/?)`/g)]
    .flatMap(([, path]) => path ?? [])
    .filter((path) => !written.has(path))
  for (const path of paths) {
    if (path.includes('<') || /^[a-z-]+\/[a-z-]+$/.test(path)) continue
    const found = existsSync(join(root, path)) || existsSync(join(root, dirname(document), path))
    expect(found, path).toBe(true)
  }
})

test('servers/README.md names every defence with its file', async () => {
  const map = read('servers/README.md')
  const { soundDefences } = await loadReference()
  for (const name of Object.keys(soundDefences))
    expect(map, name).toMatch(new RegExp(`^\\| \`${name}\` \\| \`\\S+\\.ts\` \\|`, 'm'))
})
