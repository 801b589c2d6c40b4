/** What is usual is learned from every sign-in: the password was right, after all. */
import type { Weakness } from './weakness.ts'

export const signInTeachesHabits: Weakness = {
  id: 'sign-in-teaches-habits',
  title: 'The password alone makes a place usual',
  class: 'velocity',
  cwe: 'CWE-807',
  breaks: ['unusual-context-demands-more'],
  weaken: (defences) => ({
    ...defences,
    teachesHabits: (level) => level >= 1,
  }),
}
