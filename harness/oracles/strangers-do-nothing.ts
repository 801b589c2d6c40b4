/** Nobody acts on an account who has neither signed in to it nor stolen anything of it (ASVS 7.2.2, 7.2.3; NIST SP 800-63B-4, 5.1). */
import { decidedBy, type Oracle } from './oracle.ts'

export const strangersDoNothing: Oracle = {
  id: 'strangers-do-nothing',
  title: 'A made-up or planted cookie or token opens no account',
  judge: ({ steps }) =>
    steps.flatMap((step, index) => {
      if (step.does !== 'perform' || step.outcome !== 'done' || step.stolen !== null) return []
      const entered = steps
        .slice(0, index)
        .some(({ does, outcome, holder }) => does === 'sign-in' && outcome === 'done' && holder === step.holder)
      if (entered || step.actor === step.account) return []
      return [{ says: `${step.holder} never signed in, and yet ${step.operation} was done`, exchanges: decidedBy(step) }]
    }),
}
