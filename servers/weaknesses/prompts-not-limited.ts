/** The button to ask again is grey for a minute; whoever sends the request without the page knows no minute. Compare WSO2-2025-4177. */
import type { Weakness } from './weakness.ts'

export const promptsNotLimited: Weakness = {
  id: 'prompts-not-limited',
  title: 'Prompts are sent to the phone without end',
  class: 'prompt-flood',
  cwe: 'CWE-799',
  breaks: ['prompts-are-bounded'],
  weaken: (defences) => ({
    ...defences,
    limitPrompts: () => null,
  }),
}
