import { basename, dirname, join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { describe, expect, test } from 'vitest'
import { classes } from '../../harness/classes.ts'
import { oracles } from '../../harness/oracles/index.ts'
import { scenarios } from '../../scenarios/index.ts'
import { weaknesses } from '../../servers/index.ts'
import plainBank from '../targets/plain-bank/target.ts'
import { root, sources } from './sources.ts'

/** `swap-payee` -> `swapPayee`. */
const camelCase = (name: string) => name.replaceAll(/-(\w)/g, (_dash, letter: string) => letter.toUpperCase())
const nameOf = (path: string) => basename(path, '.ts')

interface Entry {
  readonly path: string
  readonly listed: Readonly<Record<string, unknown>> | undefined
  readonly exported: unknown
}

interface Catalogue {
  readonly folder: string
  /** Files in the folder that are no entries: what entries have in common. */
  readonly besides: readonly string[]
  readonly list: readonly { readonly id: string }[]
  readonly idOf: (path: string) => string
}

const catalogues: readonly Catalogue[] = [
  { folder: 'scenarios', besides: [], list: scenarios, idOf: (path) => `${basename(dirname(path))}/${nameOf(path)}` },
  {
    folder: 'servers/weaknesses',
    besides: ['weakness.ts', 'count-use.ts', 'node-memory.ts', 'approves-anything.ts', 'passkey-by-library.ts', 'readable-by.ts'],
    list: weaknesses,
    idOf: nameOf,
  },
  {
    folder: 'harness/oracles',
    besides: ['oracle.ts', 'session-cookies.ts', 'address-of.ts', 'header-of.ts'],
    list: oracles,
    idOf: nameOf,
  },
]

function entryPaths({ folder, besides }: Catalogue): string[] {
  return sources
    .map(({ path }) => path)
    .filter((path) => path.startsWith(`${folder}/`) && ![...besides, 'index.ts'].some((name) => path === `${folder}/${name}`))
}

async function load(path: string): Promise<Record<string, unknown>> {
  return await import(/* @vite-ignore */ pathToFileURL(join(root, path)).href)
}

async function entries(catalogue: Catalogue): Promise<Entry[]> {
  return Promise.all(
    entryPaths(catalogue).map(async (path) => ({
      path,
      listed: catalogue.list.find(({ id }) => id === catalogue.idOf(path)),
      exported: (await load(path))[camelCase(nameOf(path))],
    })),
  )
}

describe.each(catalogues)('in $folder', (catalogue) => {
  test('path, id and export are the same name, and the index lists what the file exports', async () => {
    const strange = (await entries(catalogue)).filter(({ listed, exported }) => exported === undefined || listed !== exported)
    expect(strange.map(({ path }) => path)).toEqual([])
  })

  test('the index lists each file once and nothing that has no file', () => {
    const ids = catalogue.list.map(({ id }) => id)
    expect(ids.toSorted()).toEqual(entryPaths(catalogue).map(catalogue.idOf).toSorted())
    expect(ids.length).toBeGreaterThan(5)
  })
})

test('the class of a scenario is the folder that it stands in', () => {
  const strange = scenarios.filter(({ id, class: classId }) => id.split('/')[0] !== classId)
  expect(strange.map(({ id }) => id)).toEqual([])
})

test('a class with a scenario has a weakness, and a class with a weakness has a scenario; both are declared', () => {
  const attacked = new Set(scenarios.map((one): string => one.class))
  expect([...new Set(weaknesses.map((one) => one.class))].toSorted()).toEqual([...attacked].toSorted())
  expect([...attacked].filter((id) => !(id in classes))).toEqual([])
})

test('a weakness names properties that it breaks, by oracles that there are', () => {
  const known = new Set(oracles.map(({ id }) => id))
  const strange = [...weaknesses, ...plainBank.weaknesses].filter(
    ({ breaks }) => breaks.length === 0 || breaks.some((id) => !known.has(id)),
  )
  expect(strange.map(({ id, breaks }) => `${id}: ${breaks}`)).toEqual([])
})

test('a weakness names a CWE entry', () => {
  expect(weaknesses.filter(({ cwe }) => !/^CWE-\d{2,4}$/.test(cwe)).map(({ id }) => id)).toEqual([])
})

const meaningless = new Set(['utils', 'util', 'helpers', 'helper', 'common', 'lib', 'misc', 'types', 'shared', 'stuff'])
const strangeNames = (path: string) =>
  path
    .split('/')
    .map((part) => part.replace(/(?:\.(?:test|spec|suite|config|golden|d))?\.\w+$/, ''))
    .filter((name) => meaningless.has(name) || !/^[a-z0-9]+(?:-[a-z0-9]+)*$/.test(name))

test('files and folders have telling names in kebab case', () => {
  expect(sources.flatMap(({ path }) => strangeNames(path).map((name) => `${path}: ${name}`))).toEqual([])
})

test.each([
  'harness/utils/x.ts',
  'servers/types.ts',
  'servers/common/x.ts',
  'test/lib/x.ts',
  'harness/someThing.ts',
  'a/B.ts',
  'a/x_y.ts',
])('%s would not be such a name', (path) => {
  expect(strangeNames(path)).toHaveLength(1)
})
