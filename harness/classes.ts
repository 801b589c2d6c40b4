/**
 * The classes of weaknesses that scenarios and weaknesses belong to, in reading order. Built-in scenarios stand in the folder of
 * their class. A title is the defect, in one sentence.
 */

/** What classes are about, in reading order. */
export const topics = {
  coverage: 'Coverage of the gate',
  level: 'Level, freshness and choice of factor',
  transactions: 'Transactions',
  replay: 'Replay, substitution and races',
  tokens: 'Tokens and federation',
  sessions: 'Sessions and cookies',
  risk: 'Risk signals',
  guessing: 'Guessing, locks, enumeration and prompts',
  factors: 'Enrolment and life of factors',
  browser: 'Browser',
  transport: 'Transport',
  phishing: 'Phishing relays and remote consent',
  audit: 'Audit and secrets',
} as const

export type TopicId = keyof typeof topics

export interface WeaknessClass {
  readonly title: string
  /** `P1`: the library needs a scenario and a weakness of it; `P2`: worth having. */
  readonly priority: 'P1' | 'P2'
  readonly topic: TopicId
}

const p1 = (topic: TopicId, title: string): WeaknessClass => ({ title, priority: 'P1', topic })
const p2 = (topic: TopicId, title: string): WeaknessClass => ({ title, priority: 'P2', topic })

export const classes = {
  'gate-route-missing': p1('coverage', 'A sensitive route is not behind the gate'),
  'gate-login-only': p1('coverage', 'The strong factor is asked for at sign-in, and never again at the action'),
  'gate-alt-channel': p1('coverage', 'Another protocol or kind of credential reaches the action without the factor'),
  'gate-alt-login-path': p1('coverage', 'A second way to sign in gives a session that counts as stronger than it is'),
  'gate-path-canon': p1('coverage', 'Another spelling of path or method reaches the action past the gate'),
  'gate-method-override': p2('coverage', 'The gate looks at one method, and the server acts on another'),
  'gate-forwarded-meta': p1('coverage', 'The gate believes what a client writes into headers that only a proxy should set'),
  'gate-batch': p2('coverage', 'Many operations in one request are checked or counted as one'),
  'gate-websocket': p1('coverage', 'A lasting connection is checked when it opens, and its messages never'),
  'gate-client-flag': p1('coverage', 'The client’s word that the step-up is done is taken for the step-up'),
  'gate-step-skip': p1('coverage', 'A challenge counts as passed although one of its steps was left out'),
  'gate-pending-session': p1('coverage', 'A sign-in that still waits for its second factor is already good for something'),
  'gate-fail-open': p1('coverage', 'When a check cannot be made, the action goes through'),

  'acr-strip': p1('level', 'The demanded level is edited or removed on its way through the browser'),
  'acr-eval': p1('level', 'Levels are compared wrongly, so that a lower or unknown one counts as enough'),
  'rs-ignores-acr': p1('level', 'The resource takes any valid token and never reads the level in it'),
  'max-age-stale': p1('level', 'A proof is accepted that is older than the action allows'),
  'renewal-inflates': p1('level', 'Renewing a session or token makes its proof look younger or stronger than it was'),
  'fresh-wrong-method': p1('level', 'Any recent sign-in counts as fresh proof, whatever it was made with'),
  'aal-miscomputed': p2('level', 'The server is wrong about which factors an account has, and asks for too little'),
  'factor-downgrade': p1('level', 'The claimant may pick a weaker factor than the action requires'),
  'recovery-code-abuse': p1('level', 'Recovery codes work more often, longer or for more people than they should'),
  'recovery-flow-bypass': p2('level', 'Recovering an account signs in without the second factor, or removes it'),
  'elevation-scope': p1('level', 'A step-up opens more than what it was asked for'),
  'elevation-lifecycle': p1('level', 'An elevation outlives the circumstances that it was given in'),

  'txn-unbound': p1('transactions', 'An approval is not bound to the transaction'),
  'txn-toctou': p1('transactions', 'The transaction can change between its approval and its execution'),
  'txn-wysiwys': p1('transactions', 'The approver is shown something else than what is approved'),
  'txn-exemption-abuse': p1('transactions', 'Limits and exemptions can be played so that no challenge comes'),

  'otp-replay': p1('replay', 'A one-time code is accepted again'),
  'single-use-race': p1('replay', 'Something for one use can be used twice at the same time'),
  'assertion-replay': p1('replay', 'A signed answer to a challenge is accepted again'),
  'challenge-swap-user': p1('replay', 'One person’s factor completes the challenge of another'),
  'challenge-swap-session': p1('replay', 'A challenge that was answered in one session unlocks another'),
  'ceremony-unverified': p1('replay', 'The answer of a factor is accepted without checking all of it'),
  'grant-reuse': p2('replay', 'The grant of a step-up can be spent again, elsewhere or much later'),
  'replay-cache-local': p1('replay', 'What was spent is forgotten by a restart, by time or on another node'),

  'bearer-theft': p1('tokens', 'A stolen token works without the key that it belongs to'),
  'dpop-checks': p1('tokens', 'A DPoP proof is accepted without checking all that it states'),
  'binding-stripped': p2('tokens', 'A bound token can be changed into one without its key or level'),
  'refresh-reuse': p1('tokens', 'A refresh token works again after it was exchanged'),
  'refresh-state': p1('tokens', 'A refresh ignores what has changed since the token was given out'),
  'jwt-alg': p1('tokens', 'The token itself says how its signature is to be checked'),
  'jwt-key': p1('tokens', 'The token itself says which key it is to be checked with'),
  'jwt-aud-typ': p1('tokens', 'A token made for another place, issuer or purpose is accepted'),
  'jwt-time': p2('tokens', 'The times in a token are not checked, or can be written so that they never end'),
  'claim-tamper': p1('tokens', 'Level, time or person are read from something that the client can change'),
  'code-pkce': p2('tokens', 'An authorization code works twice, or for somebody who did not ask for it'),
  'idp-mixup': p1('tokens', 'An answer of another identity provider, or about another person, is taken for the one awaited'),

  'session-fixation': p1('sessions', 'A session id known from before is kept when the person signs in or steps up'),
  'session-hijack': p1('sessions', 'A copied session works from another machine'),
  'logout-ineffective': p1('sessions', 'After signing out or being revoked, something of the session still works'),
  'cred-change-sessions': p1('sessions', 'A changed password or factor leaves sessions, tokens and challenges from before alive'),
  'cookie-attributes': p2('sessions', 'Session cookies lack the attributes that keep them with their browser and host'),
  'session-timeouts': p2('sessions', 'Sessions have no end of their own, whether idle or not'),
  'session-forge': p2('sessions', 'Session ids, codes or cookies can be guessed or made by anybody'),
  'trusted-device-cookie': p1('sessions', 'A cookie that remembers the device stands in for the factor'),

  'ip-shift': p1('risk', 'A change of network within a session goes unnoticed at the action'),
  'proxy-ip-trust': p1('risk', 'The client’s address is read from what the client itself sends'),
  'ip-canon': p2('risk', 'Spellings of one address count as different addresses'),
  'device-fp': p1('risk', 'Another device passes for the known one'),
  'geo-travel': p1('risk', 'Being in two places too far apart in too little time goes unnoticed'),
  velocity: p1('risk', 'Unusual haste, amounts or payees are not added up over a person’s sessions'),
  'risk-signal-missing': p1('risk', 'A signal that is missing or unreadable counts as harmless'),
  'risk-oracle': p2('risk', 'Answers tell a stranger which risks, factors or levels an account has'),

  'otp-brute': p1('guessing', 'One-time codes can be tried out'),
  'lock-alias': p1('guessing', 'Another spelling of the user’s name has a counter or a policy of its own'),
  'counter-evade': p1('guessing', 'The count of wrong answers can be reset or outrun'),
  'lock-bypass': p2('guessing', 'A locked account can still be used in another way'),
  'lockout-dos': p2('guessing', 'Anybody can lock out the owner of an account'),
  'user-enum': p1('guessing', 'Answers differ for accounts that exist and accounts that do not'),
  'prompt-flood': p1('guessing', 'Prompts can be sent to a person without limit'),
  'push-match': p1('guessing', 'A push is approved without the number, the signature or the time that it should take'),

  'enrol-ungated': p1('factors', 'A new factor can be added without proving one that is already there'),
  'factor-remove-ungated': p1('factors', 'A factor can be removed or reset without proving it'),
  'enrol-skip': p2('factors', 'Whoever has not enrolled a factor yet is let through without one'),
  'enrol-foreign': p1('factors', 'A factor or contact ends up with another account than the one that asked'),
  'webauthn-policy': p1(
    'factors',
    'What a security key has to fulfil is asked for in the browser, and not checked by the server',
  ),
  'factor-secret-leak': p2('factors', 'The secret of a factor can be read back from the server'),

  'csrf-stepup': p1('browser', 'Another site can start, approve or undo steps in the person’s name'),
  cors: p2('browser', 'Another site’s script may read answers that are meant for the person'),
  clickjack: p2('browser', 'A page that approves something can be shown inside another site'),
  'return-to': p2('browser', 'After the step-up the browser is sent wherever the request said'),
  'response-leak': p2('browser', 'Protected content comes with the challenge, or stays in a cache'),

  'tls-downgrade': p1('transport', 'A connection is accepted that is weaker than the server should allow'),
  'http-8080': p1('transport', 'Without TLS, the server still gives or takes something of value'),

  'aitm-relay': p1('phishing', 'A factor that was shown to a relaying site is accepted by the real one'),
  'cross-device-consent': p2('phishing', 'A sign-in that somebody else began can be approved without seeing whose it is'),

  'audit-gap': p1('audit', 'A step leaves no trace in the log, or one that cannot be relied on'),
  'log-injection': p1('audit', 'Text from a client can forge entries of the log'),
  'secret-in-log': p1('audit', 'Secrets appear in logs, errors or addresses'),
  'secret-at-rest': p1('audit', 'Secrets are stored so that whoever reads the storage can use them'),
}

export type ClassId = keyof typeof classes
