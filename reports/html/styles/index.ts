/** The style of every page, in the order in which it applies. */
import { attemptStyles } from './attempt.ts'
import { frameStyles } from './frame.ts'
import { matrixStyles } from './matrix.ts'
import { printStyles } from './print.ts'
import { themeStyles } from './theme.ts'
import { timelineStyles } from './timeline.ts'

export const stylesheet = [themeStyles, frameStyles, attemptStyles, timelineStyles, matrixStyles, printStyles].join('\n')
