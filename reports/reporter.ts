/** What a report is to the command line: a name, and the files that it comes to. */
import type { ReportInput } from './report-input.ts'

export interface ReportFile {
  /** Path in the folder of the reports, with forward slashes. */
  readonly name: string
  /** The pieces of its text, in order: a run is too long for one string to be built of it. */
  readonly text: Iterable<string>
}

export interface Reporter {
  readonly name: string
  files(input: ReportInput): Iterable<ReportFile>
}

type Render = (input: ReportInput) => Iterable<string>

/** A report of files whose names do not depend on the run. */
export function reporter(name: string, renders: Readonly<Record<string, Render>>): Reporter {
  return {
    name,
    *files(input) {
      for (const [fileName, render] of Object.entries(renders)) yield { name: fileName, text: render(input) }
    },
  }
}

/** A document of JSON as the text of a file. */
export function jsonText(document: unknown): Iterable<string> {
  return [`${JSON.stringify(document, null, 2)}\n`]
}
