/** Loads targets and scenarios from modules, and says what is wrong with a module that holds none. */
import { z } from 'zod'
import { ConfigError, messageOf } from '../errors.ts'
import type { AnyScenario } from '../scenario.ts'
import type { TargetDefinition } from '../targets/target.ts'
import type { ModuleRef } from './protocol.ts'

const definitionShape = z.object({
  facts: z.object({
    name: z.string(),
    capabilities: z.array(z.string()),
    surfaces: z.array(z.string()).min(1),
    operations: z.array(z.object({})),
  }),
  clock: z.enum(['virtual', 'real']),
  start: z.function(),
})
const scenarioShape = z.object({ id: z.string(), title: z.string(), honest: z.function(), attack: z.function() })

export async function loadTarget(ref: ModuleRef): Promise<TargetDefinition> {
  const value = await loadExport(ref)
  const checked = definitionShape.safeParse(value)
  if (!checked.success) {
    throw new ConfigError(
      `${ref.url}: expected \`export ${ref.name}\` to be a TargetDefinition: ${z.prettifyError(checked.error)}`,
    )
  }
  return value as TargetDefinition
}

export async function loadScenarios(ref: ModuleRef): Promise<readonly AnyScenario[]> {
  const value = await loadExport(ref)
  const checked = z.array(scenarioShape).min(1).safeParse(value)
  if (!checked.success) {
    throw new ConfigError(
      `${ref.url}: expected \`export ${ref.name}\` to be a list of scenarios: ${z.prettifyError(checked.error)}`,
    )
  }
  return value as readonly AnyScenario[]
}

/** @throws ConfigError when the module cannot be loaded */
export async function loadExport({ url, name }: ModuleRef): Promise<unknown> {
  let module: Record<string, unknown>
  try {
    module = await import(url)
  } catch (error) {
    throw new ConfigError(`${url} cannot be loaded: ${messageOf(error)}`, { cause: error })
  }
  return module[name]
}
