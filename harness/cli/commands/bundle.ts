/** `stepproof bundle run.json`: record and reports in a signed folder, for a third party to check. */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { Command } from 'commander'
import { type BundleFiles, makeManifest, manifestFile, manifestText, matrixFile, signatureFile } from '../../bundle/manifest.ts'
import { makeKey, readKey, sign, thumbprintOf } from '../../bundle/signature.ts'
import { ConfigError, messageOf } from '../../errors.ts'
import { reportFiles, writeBundle } from '../bundle-folder.ts'
import { exitCodes } from '../exit-codes.ts'
import { flags } from '../options.ts'
import { note, say, sayJson } from '../output.ts'
import { readRecord } from '../record-file.ts'
import { readMatrix } from '../reports.ts'
import { stateFiles } from '../state-folder.ts'

interface BundleFlags {
  readonly matrix?: string
  readonly key?: string
  readonly state: string
  readonly out: string
  readonly json: boolean
}

export function bundleCommand(): Command {
  return new Command('bundle')
    .description('put a record and its reports into a signed folder that others can check with `verify`')
    .argument('<run.json>', 'the record of a run')
    .option('--matrix <file>', 'the kill matrix that shows what the scenarios notice (default: none)')
    .option('--key <file>', 'Ed25519 private key, as JWK or PKCS#8 in PEM (default: one that is made once and kept in --state)')
    .addOption(flags.state())
    .option('--out <folder>', 'the folder to make', 'stepproof-bundle')
    .addOption(flags.json())
    .action(async (recordFile: string, options: BundleFlags) => {
      process.exitCode = await bundle(recordFile, options)
    })
}

async function bundle(recordFile: string, { matrix: matrixPath, key: keyFile, state, out, json }: BundleFlags): Promise<number> {
  const record = readRecord(recordFile)
  const matrix = matrixPath === undefined ? null : readMatrix(matrixPath)
  const key = keyFile === undefined ? await keptKey(state) : await readKey(textOf(keyFile), keyFile)
  const files = new Map<string, Uint8Array>(reportFiles(record, matrix))
  if (matrix !== null) files.set(matrixFile, Buffer.from(`${JSON.stringify(matrix, null, 2)}\n`))
  const manifest = makeManifest(files, record, new Date().toISOString())
  const text = Buffer.from(manifestText(manifest))
  files.set(manifestFile, text).set(signatureFile, Buffer.from(await sign(text, key)))
  writeBundle(out, files)
  const signer = await thumbprintOf(key)
  if (json) sayJson({ folder: out, signer, files: sizes(files) })
  else
    say(
      `${out}: ${files.size} files, ${manifest.attempts.length} attempts\nSigned by the key ${signer}\nTo check: stepproof verify ${out} --signer ${signer}`,
    )
  return exitCodes.defended
}

function sizes(files: BundleFiles): Record<string, number> {
  return Object.fromEntries([...files].map(([name, bytes]) => [name, bytes.byteLength]))
}

async function keptKey(state: string): Promise<Awaited<ReturnType<typeof readKey>>> {
  const file = join(state, stateFiles.bundleKey)
  if (!existsSync(file)) {
    try {
      mkdirSync(state, { recursive: true, mode: 0o700 })
      writeFileSync(file, await makeKey(), { mode: 0o600, flag: 'wx' })
    } catch (error) {
      throw new ConfigError(`${file} cannot be written: ${messageOf(error)}; give a key with --key or a folder with --state`, {
        cause: error,
      })
    }
    note(`made a key to sign with: ${file}`)
  }
  return readKey(textOf(file), file)
}

function textOf(file: string): string {
  try {
    return readFileSync(file, 'utf8')
  } catch (error) {
    throw new ConfigError(`--key: ${file} cannot be read: ${messageOf(error)}`, { cause: error })
  }
}
