/** A file in a folder of its own that is gone when the tests of the file are over. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll } from 'vitest'

export function temporaryFile(name: string): string {
  const folder = mkdtempSync(join(tmpdir(), 'stepproof-test-'))
  afterAll(() => rmSync(folder, { recursive: true, force: true }))
  return join(folder, name)
}
