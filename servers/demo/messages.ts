/** What can be done by a message on the WebSocket: the routes of the bank, the profile and the administration page. */
import type { Messages } from '../gateway/events/message.ts'

export const demoMessages: Messages = {
  statement: { method: 'GET', path: '/api/account' },
  'propose-transfer': { method: 'POST', path: '/api/transfers' },
  'edit-transfer': { method: 'PUT', path: '/api/transfers/:object' },
  'execute-transfer': { method: 'POST', path: '/api/transfers/:object/execute' },
  'change-email': { method: 'PUT', path: '/api/profile/email' },
  'admin-people': { method: 'GET', path: '/api/admin/people' },
}
