/** Calls a target's own hook. */
import { messageOf, TargetFailure } from '../errors.ts'

/** What a hook throws is a failure of the target, whatever it is. */
export async function hooked<T>(name: string, work: Promise<T>): Promise<T> {
  try {
    return await work
  } catch (error) {
    throw new TargetFailure(`the target's ${name} failed: ${messageOf(error)}`, { cause: error })
  }
}
