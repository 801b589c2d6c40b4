import { expect, test } from 'vitest'
import { isSelected, type Selection } from '../../harness/regression/select.ts'

const one = { id: 'otp-replay/reuse[session]', class: 'otp-replay', surface: 'session', requirements: ['asvs-5.0.0:7.5.3'] }
const all: Selection = { words: [], classes: [], tags: [], surfaces: [], requirements: [] }

test.each([
  [{}, true],
  [{ words: ['reuse'] }, true],
  [{ words: ['other', 'reuse'] }, true],
  [{ words: ['other'] }, false],
  [{ classes: ['otp-replay'] }, true],
  [{ classes: ['otp'] }, false],
  [{ tags: ['replay'] }, true],
  [{ tags: ['P1'] }, true],
  [{ tags: ['P2'] }, false],
  [{ tags: ['P2', 'replay'] }, true],
  [{ surfaces: ['api'] }, false],
  [{ surfaces: ['api', 'session'] }, true],
  [{ requirements: ['asvs-5.0.0:7.5.3'] }, true],
  [{ requirements: ['asvs-5.0.0:7.5'] }, true],
  [{ requirements: ['asvs-5.0.0'] }, true],
  [{ requirements: ['asvs-5.0.0:7.5.31'] }, false],
  [{ requirements: ['asvs-5.0.0:7.5.'] }, false],
  [{ requirements: ['asvs-5'] }, false],
  [{ words: ['reuse'], surfaces: ['session'], tags: ['replay'] }, true],
  [{ words: ['reuse'], surfaces: ['api'] }, false],
])('%j: %s', (selection, expected) => {
  expect(isSelected(one, { ...all, ...selection })).toBe(expected)
})

test('a class that nobody knows any more has no tags', () => {
  expect(isSelected({ ...one, class: 'gone' }, { ...all, tags: ['replay'] })).toBe(false)
})
