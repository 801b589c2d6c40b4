/** Finds and reads the configuration of a project. */
import { existsSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { z } from 'zod'
import { type Config, configSchema } from '../config.ts'
import { ConfigError, messageOf } from '../errors.ts'
import { loadExport } from '../runner/load.ts'

const usualNames = ['stepproof.config.ts', 'stepproof.config.js', 'stepproof.config.json'] as const

export interface ConfigFile {
  /** As given or found, for messages. */
  readonly file: string
  readonly config: Config
}

/**
 * @param given the file of `--config`; without it the one in the current folder, or none
 * @throws ConfigError saying what stands where and what is expected there
 */
export async function loadConfig(given: string | undefined): Promise<ConfigFile> {
  const found = given === undefined ? usualNames.filter((name) => existsSync(name)) : [given]
  if (found.length > 1) throw new ConfigError(`there are ${found.join(' and ')}: keep one, or name one with --config`)
  const [file] = found
  if (file === undefined) return { file: usualNames[0], config: {} }
  if (!existsSync(file)) throw new ConfigError(`--config: there is no file ${file}`)
  const value = file.endsWith('.json')
    ? readJson(file)
    : await loadExport({ url: pathToFileURL(resolve(file)).href, name: 'default' })
  if (value === undefined)
    throw new ConfigError(`${file}: expected \`export default defineConfig({ … })\`, found no default export`)
  const read = configSchema.safeParse(value, { reportInput: true })
  if (!read.success) throw new ConfigError(`${file} is no configuration:\n${read.error.issues.map(described).join('\n')}`)
  return { file, config: read.data }
}

/** Where, what is expected, and what was found. */
function described({ path, message, input }: z.core.$ZodIssue): string {
  const where = path.length === 0 ? 'the configuration' : z.core.toDotPath(path)
  const found = input === undefined ? 'nothing' : JSON.stringify(input)
  return `  ${where}: ${message}; found ${found.length > 100 ? `${found.slice(0, 100)}…` : found}`
}

function readJson(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, 'utf8'))
  } catch (error) {
    throw new ConfigError(`${file} cannot be read: ${messageOf(error)}`, { cause: error })
  }
}
