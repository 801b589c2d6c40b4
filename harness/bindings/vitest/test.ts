/** vitest's `test` with a target that is started once a file, and a victim and an attacker for each test. */
import { test as base } from 'vitest'
import type { Position } from '../../network/positions.ts'
import type { Surface } from '../../record.ts'
import { reference } from '../../targets/reference.ts'
import type { FactorName, TargetDefinition } from '../../targets/target.ts'
import { startLive } from '../live-target.ts'
import { openScene } from '../scene.ts'

const noWeaknesses: readonly string[] = []
const usualFactors: readonly FactorName[] = ['totp', 'webauthn']

/**
 * Settings, changed with `test.override`: `definition`, `weaken` and `seed` with `{ scope: 'file' }`; `surface`, `from` and `holds` for
 * any group of tests. The target and the test share the thread and its clock: on a target with a virtual one, `Date` stands still until
 * `clock.advance`.
 */
export const test = base
  .extend('definition', { scope: 'file' }, (): TargetDefinition => reference)
  .extend('weaken', { scope: 'file' }, () => noWeaknesses)
  .extend('seed', { scope: 'file' }, 1)
  .extend('live', { scope: 'file' }, async ({ definition, weaken, seed }, { onCleanup }) => {
    const live = await startLive({ definition, weaken, seed, clock: definition.clock })
    onCleanup(() => live.close())
    return live
  })
  .extend('surface', (): Surface => 'session')
  .extend('from', (): Position => 'elsewhere')
  .extend('holds', () => usualFactors)
  .extend('scene', async ({ live, surface, from, holds, task }, { onCleanup }) => {
    const scene = await openScene(live, { label: task.name, surface, from, holds })
    onCleanup(() => scene.close())
    return scene
  })
  /** The started target: its origin, and what it can be asked. */
  .extend('target', ({ live }) => live.target)
  .extend('clock', ({ live }) => live.clock)
  .extend('victim', ({ scene }) => scene.victim)
  .extend('attacker', ({ scene }) => scene.attacker)
  .extend('operator', ({ scene }) => scene.operator)
  /** Reads back from the target what became true since the test began, and what it logged. */
  .extend(
    'evidence',
    ({ scene }) =>
      () =>
        scene.look(),
  )
