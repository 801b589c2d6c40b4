/** `stepproof serve`: the reference on https://localhost:8443 until it is stopped, with two people to try it with. */
import { randomBytes, randomInt, X509Certificate } from 'node:crypto'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { Command } from 'commander'
import { makePerson, type Person } from '../../actors/person.ts'
import { ConfigError, messageOf } from '../../errors.ts'
import { homeAddress } from '../../network/positions.ts'
import { makeTls } from '../../network/test-ca.ts'
import { serveReference } from '../../targets/reference.ts'
import type { TlsFiles } from '../../targets/target.ts'
import { suite } from '../../version.ts'
import { flags } from '../options.ts'
import { note, say, sayJson } from '../output.ts'

interface ServeFlags {
  readonly port: number
  readonly state: string
  readonly upstream?: string
  readonly policy?: string
  readonly json: boolean
}

export function serveCommand(): Command {
  return new Command('serve')
    .description('serve the reference until it is stopped; prints people, their secrets and where to look')
    .addOption(flags.port())
    .option('--state <folder>', 'folder that keeps the certificate authority, the database and its key', '.stepproof')
    .option('--upstream <url>', 'an app on this machine to stand in front of, in the place of the demo bank')
    .option('--policy <file>', 'what the routes of that app demand')
    .addOption(flags.json())
    .action(serve)
}

async function serve({ port, state, json, ...app }: ServeFlags): Promise<void> {
  const upstream = upstreamIn(app)
  const folder = resolve(state)
  prepare(folder)
  const tls = await keptTls(folder)
  const key = kept(folder, 'store.key', () => randomBytes(32))
  const seed = Number(kept(folder, 'people.seed', () => Buffer.from(String(randomInt(2 ** 31)))).toString())
  const people = [
    makePerson(seed, 'customer', 'customer', homeAddress(0, 0)),
    makePerson(seed, 'administrator', 'administrator', homeAddress(0, 1)),
  ]
  const deployment = await serveReference({
    port,
    tls,
    store: join(folder, 'reference.sqlite'),
    storeKey: key,
    people,
    ...upstream,
  }).catch((error: unknown) => {
    if (error instanceof Error && 'code' in error && error.code === 'EADDRINUSE') {
      throw new ConfigError(`port ${port} or ${port + 1} is taken: stop what listens there, or give another one with --port`, {
        cause: error,
      })
    }
    throw error
  })
  const stopped = new Promise<void>((stop) => {
    process.once('SIGINT', () => stop())
    process.once('SIGTERM', () => stop())
  })
  const facts = {
    origin: deployment.origin,
    identityProvider: deployment.issuer,
    ca: join(folder, 'ca.pem'),
    ...(upstream && { upstream: { url: upstream.upstream.url, routes: deployment.protects } }),
    people: people.map(shown),
  }
  if (json) sayJson(facts)
  else say(introduction(facts))
  await stopped
  note('stopping')
  await deployment.close()
}

/** Both flags or none. */
function upstreamIn({ upstream: url, policy: file }: Pick<ServeFlags, 'upstream' | 'policy'>) {
  if (url === undefined && file === undefined) return undefined
  if (url === undefined) throw new ConfigError('--policy: expected --upstream too, the address of the app that the policy is for')
  if (file === undefined) throw new ConfigError('--upstream: expected --policy too: what is not declared there is not served')
  try {
    return { upstream: { url, policy: readFileSync(file, 'utf8'), policyName: file } }
  } catch (error) {
    throw new ConfigError(`--policy: ${file} cannot be read: ${messageOf(error)}`, { cause: error })
  }
}

function shown({ name, role, login, password, totp }: Person) {
  const label = encodeURIComponent(`stepproof:${login}`)
  const otpauth = `otpauth://totp/${label}?secret=${totp.secret.base32}&issuer=stepproof`
  return { name, role, login, password, totpSecret: totp.secret.base32, otpauth }
}

function introduction({
  origin,
  identityProvider,
  ca,
  upstream,
  people,
}: {
  origin: string
  identityProvider: string
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
