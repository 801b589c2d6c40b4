import { expect, test } from 'vitest'
import { type Defences, loadReference, weaknesses } from '../../servers/index.ts'
import { read, rows, unquoted } from './pages.ts'

test('the map of the servers names every defence, its file, what it stops, and the weaknesses that take it away', async () => {
  const { soundDefences } = await loadReference()
  const members = Object.keys(soundDefences) as (keyof Defences)[]
  const takenBy = (member: keyof Defences) =>
    weaknesses.filter(({ weaken }) => weaken(soundDefences)[member] !== soundDefences[member]).map(({ id }) => id)
  const table = rows(read('servers/README.md')).filter((cells) => cells.length === 4 && cells[0]?.startsWith('`'))
  expect(table.map(([name]) => unquoted(name))).toEqual(members)
  for (const [index, member] of members.entries()) {
    const [, file = '', stops = '', gone = ''] = table[index] ?? []
    const source = read(`servers/${unquoted(file)}`)
    expect(source).toContain(`export const ${member}: `)
    expect(source).toContain('Defence: ')
    expect(stops).not.toBe('')
    expect(gone === '–' ? [] : unquoted(gone).split(', '), member).toEqual(takenBy(member))
  }
})
