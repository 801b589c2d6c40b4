/** Schemas that the project does not carry: read from the folder beside the repository, and said loudly when it is absent. */
import { existsSync, readFileSync } from 'node:fs'
import type { TestContext } from 'vitest'

const folder = new URL('../../../shared/schemas/', import.meta.url)

/** The text of a schema; without it the test is skipped, with the reason. */
export function sharedSchema(context: TestContext, name: string): string {
  const file = new URL(name, folder)
  if (existsSync(file)) return readFileSync(file, 'utf8')
  const reason = `NOT CHECKED against a schema: ${file.pathname} is not there`
  console.warn(reason)
  return context.skip(reason)
}
