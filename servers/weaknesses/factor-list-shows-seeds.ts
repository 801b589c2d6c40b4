/** The rows are sent as they are read, as OpenStack Keystone’s list of credentials did (CVE-2019-19687). */
import { listFactors } from '../enrolment/list-factors.ts'
import type { Weakness } from './weakness.ts'

export const factorListShowsSeeds: Weakness = {
  id: 'factor-list-shows-seeds',
  title: 'The list of factors carries the seed of the one-time codes',
  class: 'factor-secret-leak',
  cwe: 'CWE-522',
  breaks: ['secrets-are-never-shown-again'],
  weaken: (defences) => ({
    ...defences,
    listFactors: (database, person) =>
      listFactors(database, person).map((factor) => {
        const sealed = database.get('select sealed_seed from totp_credentials where id = ?', factor.id)?.sealed_seed
        return sealed === undefined ? factor : { ...factor, seed: database.seal.open(String(sealed)) }
      }),
  }),
}
