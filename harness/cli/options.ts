/** Flags that several commands share: declared here once, with their reading and their help. */

import { existsSync } from 'node:fs'
import { isIP } from 'node:net'
import { availableParallelism } from 'node:os'
import { resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { Option } from 'commander'
import { ConfigError } from '../errors.ts'
import { moduleUrl } from '../module-url.ts'
import { loadScenarios, loadTarget } from '../runner/load.ts'
import type { ModuleRef } from '../runner/protocol.ts'
import type { AnyScenario } from '../scenario.ts'
import type { TargetDefinition } from '../targets/target.ts'
import { nearest } from './nearest.ts'

export const flags = {
  target: () =>
    new Option('--target <file>', 'a module whose default export is a TargetDefinition (default: the embedded reference)'),
  scenarios: () => new Option('--scenarios <file>', 'a module that exports `scenarios` (default: the library)'),
  weaken: () =>
    new Option('--weaken <ids>', 'weaknesses to plant in the target, separated by commas').argParser(list).default([]),
  seed: () =>
    new Option('--seed <number>', 'seed of people, passwords and values')
      .argParser(wholeNumber('--seed', 0, 2 ** 31 - 1))
      .default(1),
  workers: () =>
    new Option('--workers <number>', 'worlds side by side, each with a target of its own')
      .argParser(wholeNumber('--workers', 1, 16))
      .default(Math.min(2, availableParallelism()), 'one for each core, at most 2'),
  port: () => new Option('--port <number>', 'port of the gateway').argParser(wholeNumber('--port', 0, 65_534)).default(8443),
  plainPort: () =>
    new Option(
      '--plain-port <number>',
      'port without TLS that sends readers to the gateway; 0 opens none (default: 8080, if free)',
    ).argParser(wholeNumber('--plain-port', 0, 65_535)),
  trustedProxy: () =>
    new Option('--trusted-proxy <range>', 'address or range of a proxy whose X-Forwarded-For is believed; may be given again')
      .argParser(addressRange)
      .default([], 'none'),
  timeout: () =>
    new Option('--timeout <ms>', 'milliseconds after which a request counts as unanswered')
      .argParser(wholeNumber('--timeout', 1, 600_000))
      .default(5000),
  geoip: () =>
    new Option(
      '--geoip <file>',
      'where addresses are: a MaxMind DB file (.mmdb); again for another one, as for cities and for networks',
    )
      .argParser((file: string, files: readonly string[]) => [...files, file])
      .default([], 'a synthetic world of the loopback'),
  json: () => new Option('--json', 'one JSON document on stdout, nothing else there').default(false),
  state: () =>
    new Option('--state <folder>', 'folder that keeps the certificate authority, the database and its key').default('.stepproof'),
  out: () => new Option('--out <folder>', 'folder for record and reports').default('stepproof-report'),
} as const

/** What every command takes that plays attempts. */
export interface PlayFlags {
  readonly target?: string
  readonly scenarios?: string
  readonly seed: number
  readonly workers: number
  readonly port: number
  readonly timeout: number
  readonly json: boolean
}

export interface Loaded {
  readonly definition: TargetDefinition
  readonly target: ModuleRef
  readonly library: readonly AnyScenario[]
  readonly scenarios: ModuleRef
}

/** Loads target and scenarios from the files of the flags, or our own. */
export async function loadModules(files: {
  readonly target?: string | undefined
  readonly scenarios?: string | undefined
}): Promise<Loaded> {
  const target: ModuleRef =
    files.target === undefined
      ? { url: moduleUrl('../targets/reference', import.meta.url).href, name: 'reference' }
      : { url: fileUrl('--target', files.target), name: 'default' }
  const scenarios: ModuleRef = {
    url:
      files.scenarios === undefined
        ? moduleUrl('../../scenarios/index', import.meta.url).href
        : fileUrl('--scenarios', files.scenarios),
    name: 'scenarios',
  }
  return { definition: await loadTarget(target), target, library: await loadScenarios(scenarios), scenarios }
}

/** @throws ConfigError naming the nearest ids for the first unknown one */
export function checkIds(flag: string, wanted: readonly string[], known: readonly string[]): void {
  const unknown = wanted.find((id) => !known.includes(id))
  if (unknown === undefined) return
  const hint = known.length === 0 ? 'there are none here' : `nearest: ${nearest(unknown, known).join(', ')}`
  throw new ConfigError(`${flag}: nothing is called '${unknown}'; ${hint}`)
}

function fileUrl(flag: string, file: string): string {
  const path = resolve(file)
  if (!existsSync(path)) throw new ConfigError(`${flag}: there is no file ${file}`)
  return pathToFileURL(path).href
}

/** A flag that is given twice adds to the first. */
export function list(text: string, before: readonly string[] = []): string[] {
  return [...before, ...text.split(',').filter((word) => word !== '')]
}

function addressRange(text: string, before: readonly string[] = []): string[] {
  const [network = '', bits, ...more] = text.split('/')
  const most = isIP(network) === 4 ? 32 : 128
  const fits = bits === undefined || (/^\d{1,3}$/.test(bits) && Number(bits) >= 1 && Number(bits) <= most)
  if (isIP(network) !== 0 && !network.includes('%') && fits && more.length === 0) return [...before, text]
  throw new ConfigError(`--trusted-proxy: expected an address or a range such as 10.0.0.0/8, found '${text}'`)
}

export function wholeNumber(flag: string, least: number, most: number) {
  return (text: string): number => {
    const number = Number(text)
    if (/^\d+$/.test(text) && number >= least && number <= most) return number
    throw new ConfigError(`${flag}: expected a whole number from ${least} to ${most}, found '${text}'`)
  }
}
