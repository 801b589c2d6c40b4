/** An elevation is a state of the session, as with `sudo`: what it was asked for is forgotten once it is there. */
import type { Weakness } from './weakness.ts'

export const elevationOpensAnyAction: Weakness = {
  id: 'elevation-opens-any-action',
  title: 'The approval of one action opens every other',
  class: 'elevation-scope',
  cwe: 'CWE-1220',
  breaks: ['elevation-stays-in-scope'],
  weaken: (defences) => ({
    ...defences,
    approvalConcerns: () => true,
    approvalCovers: (approved, requested) =>
      approved.operation !== requested.operation || defences.approvalCovers(approved, requested),
  }),
}
