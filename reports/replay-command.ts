import { shellQuote } from './shell-quote.ts'

/** Where a report expects the record: beside itself. */
const besideTheReport = 'run.json'

/**
 * The command that runs one attempt of a record again. Ids hold brackets, which shells expand: hence the quotes.
 * @param recordFile the record as seen from where the command is typed
 */
export function replayCommand(attemptId: string, recordFile = besideTheReport): string {
  return `stepproof replay ${shellQuote(`${recordFile}#${attemptId}`)}`
}
