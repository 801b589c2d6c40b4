/** Addresses of our own modules: TypeScript in a clone, JavaScript in the published package. */

/** @param name without extension, relative to the module that asks, for example `./worker` */
export function moduleUrl(name: string, from: string): URL {
  return new URL(`${name}${from.endsWith('.ts') ? '.ts' : '.js'}`, from)
}
