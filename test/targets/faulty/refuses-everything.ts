/** The target refuses everything, politely. */
import { faultyTarget } from './faulty-target.ts'

export default faultyTarget('refuses-everything', (_request, response) => {
  response.writeHead(403, { 'content-type': 'application/json' }).end('{"error":"refused"}')
})
