/**
 * One attempt as an HTTP archive: a page for each phase, an entry for each exchange. Secrets stand as the labels of the record.
 * @see http://www.softwareishard.com/blog/har-12-spec/
 */
import type { Log, Page } from 'har-format'
import type { AttemptRecord, Evidence, RunRecord } from '../../harness/record.ts'
import { instant } from '../instant.ts'
import { replayCommand } from '../replay-command.ts'
import { entryOf } from './entry.ts'

/** Entry by entry. */
export function* archiveOf(attempt: AttemptRecord, record: RunRecord): Iterable<string> {
  const { suite, startedDateTime } = record
  const log: Omit<Log, 'entries'> = {
    version: '1.2',
    creator: { name: suite.name, version: suite.version },
    pages: attempt.phases.map((phase) => page(phase, attempt, startedDateTime)),
    comment: `${attempt.id}: ${attempt.verdict.kind}. ${replayCommand(attempt.id, '../run.json')}`,
  }
  yield `{"log":${JSON.stringify(log).slice(0, -1)},"entries":[`
  let separator = '\n'
  for (const { phase, exchanges } of attempt.phases) {
    for (const exchange of exchanges) {
      yield `${separator}${JSON.stringify(entryOf(exchange, phase))}`
      separator = ',\n'
    }
  }
  yield '\n]}}\n'
}

function page({ phase, exchanges, failure, skipped }: Evidence, { title }: AttemptRecord, runStarted: string): Page {
  const how = failure?.says ?? skipped
  return {
    startedDateTime: instant(exchanges[0]?.startedDateTime ?? runStarted),
    id: phase,
    title: `${phase}: ${title}`,
    pageTimings: {},
    ...(how === null ? {} : { comment: how }),
  }
}
