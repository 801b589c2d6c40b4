/** What git says has changed in the working tree. */
import { execFileSync } from 'node:child_process'
import { resolve } from 'node:path'
import { ConfigError, messageOf } from '../errors.ts'

/** Files that differ from the revision, with those that git does not know yet; absolute. @throws ConfigError when git cannot tell */
export function changedSince(revision: string): ReadonlySet<string> {
  const [root = ''] = git('rev-parse', '--show-toplevel').split('\n')
  const changed = git('-C', root, 'diff', '--name-only', '-z', '--end-of-options', revision, '--')
  const unknown = git('-C', root, 'ls-files', '--others', '--exclude-standard', '-z')
  const names = `${changed}${unknown}`.split('\0').filter((name) => name !== '')
  return new Set(names.map((name) => resolve(root, name)))
}

function git(...args: readonly string[]): string {
  try {
    return execFileSync('git', args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'], maxBuffer: 1 << 28 })
  } catch (error) {
    const said = error instanceof Error && 'stderr' in error ? String(error.stderr).trim() : ''
    throw new ConfigError(`--only-changed: git cannot tell what changed: ${said === '' ? messageOf(error) : said}`, {
      cause: error,
    })
  }
}
