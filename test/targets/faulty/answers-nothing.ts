/** The target takes requests and never answers. */
import { faultyTarget } from './faulty-target.ts'

export default faultyTarget('answers-nothing', () => undefined)
