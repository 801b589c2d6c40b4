/**
 * A right answer clears the failures from its address, whoever they were for, as in django-allauth before 65.8.1. The address is that of
 * everybody here: what counts is that another account’s success reaches this one’s count.
 */
import type { Weakness } from './weakness.ts'

export const ownSuccessResetsGuesses: Weakness = {
  id: 'own-success-resets-guesses',
  title: 'Signing in to one account turns the counts of all back',
  class: 'counter-evade',
  cwe: 'CWE-307',
  breaks: ['guessing-is-bounded'],
  weaken: (defences) => ({
    ...defences,
    limitGuesses: { ...defences.limitGuesses, succeeded: (database) => void database.run('delete from guesses') },
  }),
}
