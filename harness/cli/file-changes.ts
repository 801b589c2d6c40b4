/** Changes of files as they happen. Folders are watched, for editors replace a file when they save it. */
import { type FSWatcher, watch } from 'node:fs'
import { dirname, join } from 'node:path'

/** Milliseconds without a change after which an editor has finished saving. */
const quietMs = 150

export class FileChanges {
  readonly #watchers = new Map<string, FSWatcher>()
  readonly #changed = new Set<string>()
  #files: ReadonlySet<string> = new Set()
  #quiet: NodeJS.Timeout | undefined
  #tell: (() => void) | undefined

  /** These from now on. @param files absolute paths */
  follow(files: ReadonlySet<string>): void {
    this.#files = files
    const folders = new Set([...files].map(dirname))
    for (const folder of folders)
      if (!this.#watchers.has(folder)) {
        const watcher = watch(folder, (_event, name) => this.#seen(join(folder, name ?? '')))
        // A folder that goes away is noticed when its files cannot be read.
        this.#watchers.set(
          folder,
          watcher.on('error', () => watcher.close()),
        )
      }
  }

  /** Those since the last time, as soon as there are some and no more come; none when it is stopped. */
  async next(stop: AbortSignal): Promise<readonly string[]> {
    if (this.#changed.size === 0 || this.#quiet !== undefined) {
      await new Promise<void>((resolve) => {
        this.#tell = resolve
        stop.addEventListener('abort', () => resolve(), { once: true })
        if (stop.aborted) resolve()
      })
    }
    const changed = [...this.#changed]
    this.#changed.clear()
    return changed
  }

  close(): void {
    clearTimeout(this.#quiet)
    for (const watcher of this.#watchers.values()) watcher.close()
  }

  #seen(file: string): void {
    if (!this.#files.has(file)) return
    this.#changed.add(file)
    clearTimeout(this.#quiet)
    this.#quiet = setTimeout(() => {
      this.#quiet = undefined
      this.#tell?.()
    }, quietMs)
  }
}
