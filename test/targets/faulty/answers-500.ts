/** The target answers everything with 500. */
import { faultyTarget } from './faulty-target.ts'

export default faultyTarget('answers-500', (_request, response) => {
  response.writeHead(500, { 'content-type': 'application/json' }).end('{"error":"boom"}')
})
