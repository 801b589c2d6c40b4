/** The weakness classes that scenarios and weaknesses belong to. Built-in scenarios stand in the folder of their class. */
export const classes = {
  'acr-strip': 'The demanded level is edited or removed on its way through the browser',
  'bearer-theft': 'A stolen token works without the key that it belongs to',
  'challenge-swap-session': 'A challenge that was answered in one session unlocks another',
  'gate-path-canon': 'Another spelling of path or method reaches the action past the gate',
  'max-age-stale': 'A proof is accepted that is older than the action allows',
  'otp-brute': 'One-time codes can be tried out',
  'otp-replay': 'A one-time code is accepted again',
  'session-hijack': 'A copied session works from another machine',
  'single-use-race': 'Something for one use can be used twice at the same time',
  'txn-unbound': 'An approval is not bound to the transaction',
} as const

export type ClassId = keyof typeof classes
