/** Result on stdout, progress on stderr. Colour only on a terminal and without `NO_COLOR`. */

export const colour = process.stdout.isTTY === true && process.env.NO_COLOR === undefined

export function say(text: string): void {
  process.stdout.write(text.endsWith('\n') ? text : `${text}\n`)
}

export function sayJson(value: unknown): void {
  process.stdout.write(`${JSON.stringify(value, null, 2)}\n`)
}

export function note(text: string): void {
  clearProgress()
  process.stderr.write(`${text}\n`)
}

let progressShown = false

/** One line that is written over on a terminal; a line of its own elsewhere. */
export function progress(text: string): void {
  if (process.stderr.isTTY !== true) {
    process.stderr.write(`${text}\n`)
    return
  }
  process.stderr.write(`\r\u001b[K${text.slice(0, (process.stderr.columns ?? 80) - 1)}`)
  progressShown = true
}

export function clearProgress(): void {
  if (!progressShown) return
  process.stderr.write('\r\u001b[K')
  progressShown = false
}
