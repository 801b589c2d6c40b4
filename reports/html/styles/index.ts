/** The style of every page, in the order in which it applies. */
import { attemptStyles } from './attempt.ts'
import { diagramStyles } from './diagram.ts'
import { frameStyles } from './frame.ts'
import { matrixStyles } from './matrix.ts'
import { printStyles } from './print.ts'
import { themeStyles } from './theme.ts'

export const stylesheet = [themeStyles, frameStyles, attemptStyles, diagramStyles, matrixStyles, printStyles].join('\n')
