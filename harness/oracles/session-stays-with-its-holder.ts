/** A session cookie that was stolen does not open a protected action elsewhere (ASVS 8.2.4). */
import { decidedBy, type Oracle, protectedDeeds } from './oracle.ts'

export const sessionStaysWithItsHolder: Oracle = {
  id: 'session-stays-with-its-holder',
  title: 'A copied session does nothing protected',
  judge: (evidence, target) =>
    protectedDeeds(evidence, target).flatMap(({ step, operation }) =>
      step.stolen?.goods.includes('session-cookie')
        ? [
            {
              says: `the attacker could ${operation.title} with a copy of the session of ${step.stolen.from}`,
              exchanges: decidedBy(step),
            },
          ]
        : [],
    ),
}
