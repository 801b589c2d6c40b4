/** The target answers 200 with bytes that mean nothing. */
import { faultyTarget } from './faulty-target.ts'

export default faultyTarget('answers-garbage', (_request, response) => {
  response.writeHead(200, { 'content-type': 'application/json' }).end(Buffer.from([0xff, 0x00, 0xfe, 0x7b, 0x0a]))
})
