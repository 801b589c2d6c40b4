/** Where the catalogues of others lie, beside the repository; they are not part of it. */
import { existsSync, readFileSync } from 'node:fs'
import type { TestContext } from 'vitest'

const folder = new URL('../../../../shared/schemas/', import.meta.url)

/** The parsed file. Skips the test, loudly, when it is not there. */
export function readShared(name: string, context: TestContext): unknown {
  const file = new URL(name, folder)
  if (!existsSync(file)) {
    const reason = `NOT CHECKED against the original: ${file.pathname} is not there`
    console.warn(reason)
    context.skip(reason)
  }
  return JSON.parse(readFileSync(file, 'utf8'))
}
