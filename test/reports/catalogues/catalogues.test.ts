import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import { classes } from '../../../harness/classes.ts'
import { nearest } from '../../../harness/cli/nearest.ts'
import { type Catalogue, catalogues, citations, findRequirement, isTestedBy } from '../../../reports/catalogues/index.ts'
import { scenarios } from '../../../scenarios/index.ts'
import { readShared } from './schema-folder.ts'

const catalogueOf = (id: string): Catalogue => {
  const found = catalogues.find((one) => one.id === id)
  if (found === undefined) throw new Error(`there is no catalogue ${id}`)
  return found
}
const idsOf = (id: string) => catalogueOf(id).requirements.map((one) => one.id)

interface Citing {
  readonly id: string
  readonly requirements: readonly string[]
}
/** What is cited and in no catalogue, with what was probably meant. */
const unknown = (list: readonly Citing[]) =>
  list.flatMap(({ id, requirements }) =>
    requirements
      .filter((one) => findRequirement(one) === undefined)
      .map((one) => `${id} cites ${one}, which no catalogue has; nearest: ${nearest(one, citations, 1).join()}`),
  )

describe('the requirements that scenarios cite', () => {
  test('are all in a catalogue', () => {
    expect(unknown(scenarios)).toEqual([])
    expect(unknown([{ id: 'a/b', requirements: ['rfc9470:5', 'psd2-rts:5.1.c'] }])).toEqual([
      'a/b cites rfc9470:5, which no catalogue has; nearest: rfc-9470:5',
    ])
  })

  test('are none that no attack can test', () => {
    const impossible = (list: readonly Citing[]) =>
      list.flatMap(({ id, requirements }) =>
        requirements.filter((one) => findRequirement(one)?.requirement.notTestable).map((one) => `${id} cites ${one}`),
      )
    expect(impossible(scenarios)).toEqual([])
    expect(impossible([{ id: 'a/b', requirements: ['asvs-5.0.0:8.1.3'] }])).toHaveLength(1)
  })

  test('are found with the catalogue that they stand in', () => {
    const found = findRequirement('psd2-rts:5.1.c')
    expect(found?.catalogue.id).toBe('psd2-rts')
    expect(found?.requirement.id).toBe('5.1.c')
    for (const id of ['', 'psd2-rts', 'psd2-rts:', ':5.1.c', 'psd2-rts:5.1', 'toString:1', '__proto__:x'])
      expect(findRequirement(id)).toBeUndefined()
  })
})

describe.each(catalogues)('$id', ({ id, version, publisher, link, extent, requirements }) => {
  test('says what it is: version, publisher, link, and which part of the document it holds', () => {
    expect(id).toMatch(/^[a-z0-9]+(?:[-.][a-z0-9]+)*$/)
    for (const words of [version, publisher]) expect(words).not.toBe('')
    expect(link).toMatch(/^https:\/\//)
    expect(extent).toMatch(/^[A-Z].*\.$/)
  })

  test('has each requirement once, in words, with a link', () => {
    const ids = requirements.map((one) => one.id)
    expect(ids).toEqual([...new Set(ids)])
    expect(ids.length).toBeGreaterThan(2)
    for (const one of requirements) {
      expect(one.id).toMatch(/^[0-9A-Za-z]+(?:[.-][0-9A-Za-z]+)*$/)
      expect(one.says, one.id).toMatch(/^[A-Z].*\S\.$/)
      expect(one.link, one.id).toMatch(/^https:\/\//)
    }
  })

  test('names classes that there are, each once', () => {
    const strange = requirements.filter((one) => one.classes.some((name) => !(name in classes)))
    expect(strange.map((one) => `${one.id}: ${one.classes}`)).toEqual([])
    const twice = requirements.filter((one) => new Set(one.classes).size < one.classes.length)
    expect(twice.map((one) => one.id)).toEqual([])
  })

  test('gives a reason for each requirement that it calls not testable, and lets no scenario test it', () => {
    const reasoned = requirements.filter((one) => one.notTestable !== null)
    for (const one of reasoned) {
      expect(one.notTestable, one.id).toMatch(/^[A-Z].*\.$/)
      expect(one.classes, one.id).toEqual([])
    }
  })
})

test('every catalogue has something that a scenario tests, and every class stands in one of the wide ones', () => {
  const idle = catalogues.filter(
    (one) => !one.requirements.some((requirement) => scenarios.some((each) => isTestedBy(one, requirement, each))),
  )
  expect(idle.map(({ id }) => id)).toEqual([])
  const wide = ['nist-800-53-r5', 'mitre-attack-18.1'].flatMap((id) => catalogueOf(id).requirements.flatMap((one) => one.classes))
  const absent = [...new Set(scenarios.map((one) => one.class))].filter((name) => !wide.includes(name))
  expect(absent).toEqual([])
})

test('a scenario tests what it cites and what names its class, and nothing else', () => {
  const { requirements } = catalogueOf('pci-dss-4.0.1')
  const testedBy = (scenario: { class: string; requirements: string[] }) =>
    requirements.filter((one) => isTestedBy(catalogueOf('pci-dss-4.0.1'), one, scenario)).map(({ id }) => id)
  expect(testedBy({ class: 'none', requirements: ['pci-dss-4.0.1:8.2.8', 'asvs-5.0.0:7.3.1'] })).toEqual(['8.2.8'])
  expect(testedBy({ class: 'session-timeouts', requirements: [] })).toEqual(['8.2.8'])
  expect(testedBy({ class: 'none', requirements: ['pci-dss-4.0:8.2.8', 'pci-dss-4.0.1:8.2'] })).toEqual([])
})

describe('the ids are those of the originals', () => {
  test('of OWASP ASVS 5.0.0, whole in the chapters that the catalogue claims', (context) => {
    const original = z
      .object({ requirements: z.array(z.object({ chapter_id: z.string(), req_id: z.string(), req_description: z.string() })) })
      .parse(readShared('asvs-5.0.0.flat.json', context)).requirements
    const known = original.map(({ req_id }) => req_id.slice(1))
    expect(idsOf('asvs-5.0.0').filter((id) => !known.includes(id))).toEqual([])
    const whole = original
      .filter(({ chapter_id }) => ['V6', 'V7', 'V8', 'V9', 'V10'].includes(chapter_id))
      .map(({ req_id }) => req_id.slice(1))
    expect(whole.filter((id) => !idsOf('asvs-5.0.0').includes(id))).toEqual([])
    const places = idsOf('asvs-5.0.0').map((id) => known.indexOf(id))
    expect(places).toEqual(places.toSorted((one, other) => one - other))
  })

  test('of NIST SP 800-53 and of its assessment objectives', (context) => {
    const text = JSON.stringify(readShared('nist-800-53r5-moderate.oscal-catalog.json', context))
    /** Outside the moderate baseline, which is what the original at hand holds. */
    const beyond = ['au-10', 'ia-10']
    const stands = (id: string) => text.includes(`"id":"${id}"`)
    const { requirements } = catalogueOf('nist-800-53-r5')
    expect(requirements.filter(({ id }) => !stands(id)).map(({ id }) => id)).toEqual(beyond)
    for (const { id, objective } of requirements) {
      expect(objective, id).toBe(beyond.includes(id) ? null : `${id}_obj`)
      if (objective !== null) expect(stands(objective), objective).toBe(true)
    }
    expect(stands('ia-99')).toBe(false)
  })
})

describe('the words are our own', () => {
  /** Runs of so many words that stand in the original as well were copied. */
  const runLength = 7
  const words = (text: string) => text.toLowerCase().match(/[a-z0-9]+/g) ?? []
  const runs = (text: string) => {
    const list = words(text)
    return list.slice(runLength - 1).map((_, index) => list.slice(index, index + runLength).join(' '))
  }

  test.for([
    { file: 'asvs-5.0.0.flat.json', id: 'asvs-5.0.0' },
    { file: 'nist-800-53r5-moderate.oscal-catalog.json', id: 'nist-800-53-r5' },
  ])('and not a run of seven is copied from $file into $id', ({ file, id }, context) => {
    const original = ` ${words(JSON.stringify(readShared(file, context))).join(' ')} `
    const copied = (says: string) => runs(says).filter((run) => original.includes(` ${run} `))
    expect(catalogueOf(id).requirements.flatMap(({ says }) => copied(says))).toEqual([])
    expect(original.split(' ').length).toBeGreaterThan(5000)
    expect(copied(original.split(' ').slice(3000, 3010).join(' '))).not.toEqual([])
  })
})
