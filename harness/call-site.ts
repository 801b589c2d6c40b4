/** Where in a file something was called from, read from the stack: so it is right for TypeScript that runs as it is, and for what a test runner maps back. */
import { isAbsolute, relative } from 'node:path'
import { fileURLToPath } from 'node:url'

export interface SourcePlace {
  /** With forward slashes; how it begins says `placeOf`. */
  readonly file: string
  /** Counted from 1. */
  readonly line: number
}

/**
 * The place that called a function.
 * @param callee the function itself, which asks
 * @param folder what files are named from; default the working folder
 * @returns `null` when the engine does not tell
 */
export function callSiteOf(callee: (...args: never[]) => unknown, folder = process.cwd()): SourcePlace | null {
  const trace: { stack?: string } = {}
  Error.captureStackTrace(trace, callee)
  const frame = /^ +at .*$/m.exec(trace.stack ?? '')?.[0]
  return frame === undefined ? null : placeOf(frame, folder)
}

/**
 * The place that a line of a stack names. A file of an installed package is named from `node_modules/` on, wherever the package is
 * installed; any other from the folder, with `../` where it lies outside.
 * @returns `null` when the line names no file
 */
export function placeOf(frame: string, folder: string): SourcePlace | null {
  const [, where = '', line = ''] = /^ +at (?:.*? \()?(.+?):(\d+):\d+\)?$/.exec(frame) ?? []
  const path = where.startsWith('file:') ? fileURLToPath(where) : where
  if (!isAbsolute(path)) return null
  const slashed = path.replaceAll('\\', '/')
  const packages = slashed.lastIndexOf('/node_modules/')
  const file = packages < 0 ? relative(folder, path).replaceAll('\\', '/') : slashed.slice(packages + 1)
  return { file, line: Number(line) }
}
