/** Whoever signs in with a browser on a device that the owner has not declared theirs is told on, to the owner (ASVS 6.3.5; NIST SP 800-63B-4, 5.1). */

import { exchangesOf, setIn } from '../record/session-cookies.ts'
import { decidedBy, type Oracle } from './oracle.ts'

export const strangeSignInsAreTold: Oracle = {
  id: 'strange-sign-ins-are-told',
  title: 'The owner is told of a sign-in on a strange device',
  judge: ({ steps, notices, exchanges }, target) => {
    if (notices === null || !target.operations.some(({ id }) => id === 'trust-device')) return []
    const strange = steps.filter((step, index) => {
      if (step.does !== 'sign-in' || step.outcome !== 'done' || step.account !== 'victim') return false
      // An app is no device that anybody could declare.
      if (!exchangesOf(step, exchanges).some((one) => setIn(one, target).length > 0)) return false
      const declared = (earlier: (typeof steps)[number]) =>
        earlier.does === 'perform' && earlier.operation === 'trust-device' && earlier.outcome === 'done'
      return !steps.slice(0, index).some((earlier) => declared(earlier) && earlier.holder === step.holder)
    })
    const told = notices.filter(({ account, about }) => account === 'victim' && /sign(?:ed)?[ -]?in/i.test(about))
    if (told.length >= strange.length) return []
    const says = `${strange.length} sign-ins on strange devices, of which the owner was told ${told.length} times`
    return [{ says, exchanges: strange.slice(-1).flatMap(decidedBy) }]
  },
}
