/** Starts a target, unless it stands somewhere where nobody may be attacked. */
import { ConfigError } from '../errors.ts'
import { leadsToLoopback } from '../network/user-agent.ts'
import type { StartOptions, Target, TargetDefinition } from '../targets/target.ts'

/** @throws ConfigError for a target that is not on this machine; it is closed again */
export async function startTarget(definition: TargetDefinition, options: StartOptions): Promise<Target> {
  const target = await definition.start(options)
  if (leadsToLoopback(target.origin)) return target
  await target.close()
  throw new ConfigError(`the target is at ${target.origin}: only targets on this machine may be attacked`)
}
