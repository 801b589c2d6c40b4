/** The sound reference, whose listeners go away for good after some attempts. */
import type { TargetDefinition } from 'stepproof'
import { reference } from '../../../harness/targets/reference.ts'

/** People enrolled before the end: three for each attempt. */
const lastPerson = 9

const diesMidway: TargetDefinition = {
  ...reference,
  facts: { ...reference.facts, name: 'dies-midway' },
  weaknesses: [],
  async start(options) {
    const target = await reference.start(options)
    let enrolled = 0
    let gone = false
    return {
      ...target,
      async enrol(person, holds) {
        enrolled += 1
        if (enrolled <= lastPerson) return target.enrol(person, holds)
        if (!gone) await target.close()
        gone = true
      },
      readEffects: (person) => (gone ? Promise.resolve([]) : target.readEffects(person)),
      audit: (ids) => (gone ? Promise.resolve([]) : (target.audit?.(ids) ?? Promise.resolve([]))),
      close: () => (gone ? Promise.resolve() : target.close()),
    }
  },
}

export default diesMidway
