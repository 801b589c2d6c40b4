/** The page's script, in the order in which it runs. All can be read without it; it shows its own controls. */
import { commandScript } from './command.ts'
import { filterScript } from './filter.ts'
import { matrixRowsScript } from './matrix-rows.ts'
import { unfoldScript } from './unfold.ts'

export const script = [unfoldScript, commandScript, filterScript, matrixRowsScript].map((part) => `{${part}}`).join('\n')
