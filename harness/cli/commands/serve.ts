/** `stepproof serve`: the reference on https://localhost:8443 until it is stopped, with two people to try it with. */
import { randomBytes, randomInt, X509Certificate } from 'node:crypto'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { Command } from 'commander'
import { makePerson, type Person } from '../../actors/person.ts'
import { ConfigError, messageOf } from '../../errors.ts'
import { homeAddress } from '../../network/positions.ts'
import { makeTls } from '../../network/test-ca.ts'
import { type ServeOptions, serveReference } from '../../targets/reference.ts'
import type { TlsFiles } from '../../targets/target.ts'
import { suite } from '../../version.ts'
import { flags } from '../options.ts'
import { note, say, sayJson } from '../output.ts'
import { stateFiles } from '../state-folder.ts'

interface ServeFlags {
  readonly port: number
  /** `undefined`: 8080 if it is free. */
  readonly plainPort: number | undefined
  readonly trustedProxy: readonly string[]
  readonly state: string
  readonly geoip: readonly string[]
  readonly upstream?: string
  readonly policy?: string
  readonly json: boolean
}

export function serveCommand(): Command {
  return new Command('serve')
    .description('serve the reference until it is stopped; prints people, their secrets and where to look')
    .addOption(flags.port())
    .addOption(flags.plainPort())
    .addOption(flags.trustedProxy())
    .addOption(flags.state())
    .addOption(flags.geoip())
    .option('--upstream <url>', 'an app on this machine to stand in front of, in the place of the demo bank')
    .option('--policy <file>', 'what the routes of that app demand')
    .addOption(flags.json())
    .action(serve)
}

async function serve({ port, plainPort, trustedProxy, state, geoip, json, ...app }: ServeFlags): Promise<void> {
  const upstream = upstreamIn(app)
  const folder = resolve(state)
  prepare(folder)
  const tls = await keptTls(folder)
  const storeKey = kept(folder, stateFiles.key, () => randomBytes(32))
  const seed = Number(kept(folder, stateFiles.seed, () => Buffer.from(String(randomInt(2 ** 31)))).toString())
  const people = [
    makePerson(seed, 'customer', 'customer', homeAddress(0, 0)),
    makePerson(seed, 'administrator', 'administrator', homeAddress(0, 1)),
  ]
  const store = join(folder, stateFiles.database)
  const deployment = await started(
    { port, tls, store, storeKey, people, trustedProxies: trustedProxy, geoip, upstream },
    plainPort,
  )
  const stopped = new Promise<void>((stop) => {
    process.once('SIGINT', () => stop())
    process.once('SIGTERM', () => stop())
  })
  const facts = {
    origin: deployment.origin,
    identityProvider: deployment.issuer,
    plain: deployment.plainOrigin,
    ca: join(folder, 'ca.pem'),
    ...(upstream && { upstream: { url: upstream.url, routes: deployment.protects } }),
    people: people.map(shown),
  }
  if (json) sayJson(facts)
  else say(introduction(facts))
  await stopped
  note('stopping')
  await deployment.close()
}

/** Both flags or none. */
function upstreamIn({ upstream: url, policy: file }: Pick<ServeFlags, 'upstream' | 'policy'>): ServeOptions['upstream'] {
  if (url === undefined && file === undefined) return undefined
  if (url === undefined) throw new ConfigError('--policy: expected --upstream too, the address of the app that the policy is for')
  if (file === undefined) throw new ConfigError('--upstream: expected --policy too: what is not declared there is not served')
  try {
    return { url, policy: readFileSync(file, 'utf8'), policyName: file }
  } catch (error) {
    throw new ConfigError(`--policy: ${file} cannot be read: ${messageOf(error)}`, { cause: error })
  }
}

const usualPlainPort = 8080

/** Without the plain port when it is taken and nobody asked for it. */
async function started(where: Omit<ServeOptions, 'plainPort'>, wanted: number | undefined): ReturnType<typeof serveReference> {
  const plainPort = wanted === 0 ? null : (wanted ?? usualPlainPort)
  try {
    return await serveReference({ ...where, plainPort })
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'STORE_VERSION') {
      throw new ConfigError(`--state: ${error.message}; move that folder away, or give another one`, { cause: error })
    }
    if (error instanceof Error && 'code' in error && error.code === 'WORLD_FILE') {
      throw new ConfigError(`--geoip: ${error.message}`, { cause: error })
    }
    const taken = takenPort(error)
    if (taken === null) throw error
    if (taken !== plainPort) {
      const { port } = where
      const message = `port ${port} or ${port + 1} is taken: stop what listens there, or give another one with --port`
      throw new ConfigError(message, { cause: error })
    }
    if (wanted !== undefined) {
      const message = `port ${wanted} is taken: stop what listens there, or give another one with --plain-port (0: none)`
      throw new ConfigError(message, { cause: error })
    }
    note(`port ${usualPlainPort} is taken: nothing will send readers without TLS to the gateway`)
    return started(where, 0)
  }
}

/** `null` when the error is another one. */
function takenPort(error: unknown): number | null {
  if (!(error instanceof Error && 'code' in error && error.code === 'EADDRINUSE')) return null
  return 'port' in error && typeof error.port === 'number' ? error.port : null
}

function shown({ name, role, login, password, totp }: Person) {
  const label = encodeURIComponent(`stepproof:${login}`)
  const otpauth = `otpauth://totp/${label}?secret=${totp.secret.base32}&issuer=stepproof`
  return { name, role, login, password, totpSecret: totp.secret.base32, otpauth }
}

function introduction({
  origin,
  identityProvider,
  plain,
  ca,
  upstream,
  people,
}: {
  origin: string
  identityProvider: string
  plain: string | null
  ca: string
  upstream?: { readonly url: string; readonly routes: readonly string[] }
  people: ReturnType<typeof shown>[]
}): string {
  const lines = people.map(
    ({ name, role, login, password, otpauth }) =>
      `  ${name} (${role})\n    login ${login}\n    password ${password}\n    ${otpauth}`,
  )
  const app =
    upstream === undefined
      ? []
      : [`In front of ${upstream.url}:`, ...upstream.routes.map((route) => `  ${route}`), '  all else is not served']
  return [
    `stepproof ${suite.version} serves the reference on ${origin} (identity provider: ${identityProvider})`,
    ...app,
    ...(plain === null ? [] : [`Readers without TLS are sent on from ${plain}`]),
    `Its certificate authority: ${ca}`,
    'People, for this state folder only:',
    ...lines,
    'Stop it with Ctrl-C.',
  ].join('\n')
}

/** Everything in the state folder is for its owner only, the database's own side files included. */
function prepare(folder: string): void {
  process.umask(0o077)
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 })
  } catch (error) {
    throw new ConfigError(`${folder} cannot be made: ${messageOf(error)}; give another folder with --state`, { cause: error })
  }
}

/** What the state folder holds under a name; made and kept, readable by the owner only, when it isn't there. */
function kept(folder: string, name: string, make: () => Buffer): Buffer {
  const path = join(folder, name)
  try {
    return readFileSync(path)
  } catch {
    const made = make()
    writeFileSync(path, made, { mode: 0o600 })
    return made
  }
}

/** The kept certificates, made anew when the old ones end within a day. */
async function keptTls(folder: string): Promise<TlsFiles> {
  const names = ['ca.pem', 'cert.pem', 'key.pem'] as const
  try {
    const [ca, cert, key] = names.map((name) => readFileSync(join(folder, name), 'utf8'))
    const tomorrow = Date.now() + 86_400_000
    if (ca && cert && key && new X509Certificate(cert).validToDate.getTime() > tomorrow) return { ca, cert, key }
  } catch {
    // The first start in this folder, or a damaged file: made below.
  }
  const tls = await makeTls()
  for (const name of names)
    writeFileSync(join(folder, name), tls[name === 'ca.pem' ? 'ca' : name === 'cert.pem' ? 'cert' : 'key'], { mode: 0o600 })
  return tls
}
