/** `stepproof verify`: whether a bundle is what was signed and says what follows from its evidence. Works offline. */
import { Command } from 'commander'
import { type Inspection, inspectBundle } from '../../bundle/inspect.ts'
import { suite } from '../../version.ts'
import { readBundle, reportFiles } from '../bundle-folder.ts'
import { exitCodes } from '../exit-codes.ts'
import { flags } from '../options.ts'
import { say, sayJson } from '../output.ts'

interface VerifyFlags {
  readonly signer?: string
  readonly json: boolean
}

/** Faults that are shown; the others are counted. */
const mostShown = 20

export function verifyCommand(): Command {
  return new Command('verify')
    .description('check a bundle offline: signature, hashes, chain, and every verdict and report from the recorded evidence')
    .argument('<bundle>', 'the folder that `bundle` made')
    .option('--signer <thumbprint>', 'the key that must have signed it (default: any, and it is named)')
    .addOption(flags.json())
    .action(async (folder: string, { signer, json }: VerifyFlags) => {
      const inspection = await inspectBundle(readBundle(folder), signer ?? null, reportFiles)
      if (json) sayJson({ bundle: folder, ...inspection })
      else say(described(folder, inspection, signer !== undefined))
      process.exitCode = inspection.faults.length === 0 ? exitCodes.defended : exitCodes.breached
    })
}

function described(folder: string, { faults, signer, files, attempts, ...found }: Inspection, expected: boolean): string {
  const lines = [
    ...(signer === null
      ? []
      : [`${folder}: signed by the key ${signer}${expected ? '' : ', which only its owner can vouch for'}`]),
    ...(found.suite === null ? [] : [`made by ${found.suite.name} ${found.suite.version}, judged again by ${suite.version}`]),
    `${files} files, ${attempts} attempts, ${found.judgedAgain} verdicts judged again, ${found.madeAgain} reports made again`,
    ...(found.suite !== null && found.suite.version !== suite.version
      ? ['The reports were not made again: another version makes others.']
      : []),
    '',
    ...faults.slice(0, mostShown).map(({ place, says }) => `✗ ${place}: ${says}`),
    ...(faults.length > mostShown ? [`and ${faults.length - mostShown} more (see --json)`] : []),
    faults.length === 0 ? 'The bundle is what was signed, and says what follows from its evidence.' : 'The bundle does NOT hold.',
  ]
  return lines.join('\n')
}
