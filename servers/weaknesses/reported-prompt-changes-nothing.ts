/** To report is to deny, with another button. */
import type { Weakness } from './weakness.ts'

export const reportedPromptChangesNothing: Weakness = {
  id: 'reported-prompt-changes-nothing',
  title: 'After a reported prompt the next one is sent',
  class: 'prompt-flood',
  cwe: 'CWE-799',
  breaks: ['prompts-are-bounded'],
  weaken: (defences) => ({
    ...defences,
    limitPrompts: (database, wish) => {
      const reason = defences.limitPrompts(database, wish)
      return reason === 'the owner has reported a prompt' ? null : reason
    },
  }),
}
