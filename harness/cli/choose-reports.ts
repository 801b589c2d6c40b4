/** The flag with which reports are chosen by their names. */
import { Option } from 'commander'
import { type Reporter, reporters } from '../../reports/index.ts'
import { ConfigError } from '../errors.ts'
import { checkIds, list } from './options.ts'

/** Written when nobody chooses, besides the record. */
export const usualReporters: readonly string[] = ['html', 'junit']

const everything = 'all'
const names = reporters.map(({ name }) => name)

/** @param usual the names of those that are written when nobody chooses */
export function reportersFlag(flag: string, does: string, usual: readonly string[]): Option {
  const known = `${names.join(', ')}, or ${everything} (default: ${usual.join(', ')})`
  return new Option(`${flag} <names>`, `${does}, separated by commas: ${known}`).argParser(list)
}

/** In the order of the list of reports. @throws ConfigError naming the nearest for the first unknown name, and when there is none */
export function chosenReporters(flag: string, wanted: readonly string[]): readonly Reporter[] {
  if (wanted.length === 0) throw new ConfigError(`${flag}: nothing is chosen; there are ${names.join(', ')}, and ${everything}`)
  checkIds(flag, wanted, [...names, everything])
  return reporters.filter(({ name }) => wanted.includes(name) || wanted.includes(everything))
}
