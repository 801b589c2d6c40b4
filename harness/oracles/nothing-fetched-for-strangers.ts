/** The target fetches nothing from an address that only an attacker has named (CWE-918; RFC 8725, 2.9 and 3.10; ASVS 9.1.3). */
import { decidedBy, type Oracle } from './oracle.ts'

export const nothingFetchedForStrangers: Oracle = {
  id: 'nothing-fetched-for-strangers',
  title: 'Addresses that an attacker names are not asked for anything',
  judge: ({ steps }) =>
    steps.flatMap((step) =>
      step.does === 'listen' && step.requests > 0
        ? [
            {
              says: `the target asked the attacker's server for ${step.what} (${step.requests} requests)`,
              exchanges: decidedBy(step),
            },
          ]
        : [],
    ),
}
