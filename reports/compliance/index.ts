/** Reports on the requirements of a catalogue, each made from one assessment. */
import type { Assessment } from './assess.ts'
import { renderAssessmentHtml } from './html.ts'
import { renderAssessmentMarkdown } from './markdown.ts'

export { type Assessment, type AssessmentInput, assess, type RequirementAssessment } from './assess.ts'
export type { PlannedAttempt } from './evidence-for.ts'
export type { RequirementVerdict, RequirementVerdictKind } from './requirement-verdict.ts'
export { headline } from './sentences.ts'

export interface AssessmentReporter {
  readonly name: 'html' | 'markdown' | 'json'
  /** The end of the file name; the catalogue's id is its beginning. */
  readonly extension: string
  render(assessment: Assessment): string
}

export const assessmentReporters: readonly AssessmentReporter[] = [
  { name: 'html', extension: 'html', render: renderAssessmentHtml },
  { name: 'markdown', extension: 'md', render: renderAssessmentMarkdown },
  { name: 'json', extension: 'json', render: (assessment) => `${JSON.stringify(assessment, null, 2)}\n` },
]
