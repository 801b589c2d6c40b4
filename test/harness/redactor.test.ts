import { describe, expect, test } from 'vitest'
import { Redactor } from '../../harness/network/redactor.ts'

const password = 'pa"ss wö/rd+1 & ?'
const token = 'k3J9-xQ_7fLmZ2pW8vRt'
const jwt = 'eyJhbGciOiJFUzI1NiJ9.eyJzdWIiOiJwLTEifQ.c2lnbmF0dXJlLW9mLXRoZS10b2tlbg'

const knowing = (secret: string) => {
  const redactor = new Redactor()
  redactor.register('password', secret)
  return redactor
}

describe('a secret known beforehand', () => {
  test.each([
    ['as it is', password],
    ['percent-encoded', encodeURIComponent(password)],
    ['form-encoded', new URLSearchParams({ p: password }).toString().slice(2)],
    ['as JSON', JSON.stringify({ p: password })],
    ['in base64', Buffer.from(password).toString('base64')],
    ['in base64url', Buffer.from(password).toString('base64url')],
  ])('is replaced %s', (_form, text) => {
    const clean = knowing(password).redact(`before ${text} after`)
    expect(clean).toMatch(/^before .*\{password 1\}.* after$/)
    expect(clean).not.toContain('rd+1')
    expect(clean).not.toContain('rd%2B1')
  })

  test('is replaced in the middle of a word, and every time', () => {
    expect(knowing('hunter').redact('xhunterx hunter')).toBe('x{password 1}x {password 1}')
  })

  test('that contains another one is replaced as a whole', () => {
    const redactor = knowing('short')
    redactor.register('password', 'shorter')
    expect(redactor.redact('shorter short')).toBe('{password 2} {password 1}')
  })
})

describe('a label', () => {
  test('is the same for the same secret, whoever it is seen with', () => {
    const redactor = new Redactor()
    redactor.learn('cookie', token)
    redactor.learn('token', token)
    expect(redactor.label('code', token)).toBe('{cookie 1}')
    expect(redactor.redact(`${token} and ${token}`)).toBe('{cookie 1} and {cookie 1}')
  })

  test('differs for different secrets, and counts for each kind in the order of appearance', () => {
    const redactor = new Redactor()
    expect(['aaa111', 'bbb222', 'aaa111'].map((secret) => redactor.label('code', secret))).toEqual([
      '{code 1}',
      '{code 2}',
      '{code 1}',
    ])
    expect(redactor.label('cookie', 'ccc333')).toBe('{cookie 1}')
  })

  test('is named by the field that the secret was in', () => {
    const redactor = new Redactor()
    redactor.learnFields({ access_token: token })
    expect(redactor.redact(token)).toBe('{access-token 1}')
  })
})

describe('a secret that was seen', () => {
  test('is replaced in another place and encoding', () => {
    const redactor = new Redactor()
    redactor.learn('cookie', token)
    expect(redactor.redact(`/x?t=${token}&y=1`)).toBe('/x?t={cookie 1}&y=1')
    expect(redactor.redact(`%22${token}%22`)).toBe('%22{cookie 1}%22')
  })

  test.each(['session', 'step-up', 'insufficient_user_authentication', 'none', '%20', 'abc', '12345', ''])(
    'is nothing to hide when it is %j',
    (word) => {
      const redactor = new Redactor()
      redactor.learn('header', word)
      expect(redactor.redact(`a ${word} b`)).toBe(`a ${word} b`)
    },
  )

  test.each([
    'code',
    'password',
    'totp',
    'state',
    'nonce',
    'code_verifier',
    'client_assertion',
    'csrfToken',
    'request_uri',
    'refresh_token',
  ])('is known by the name of its field: %s', (name) => {
    const redactor = new Redactor()
    redactor.learnFields({ outer: [{ [name]: token }] })
    expect(redactor.redact(token)).not.toContain(token)
  })

  test.each(['operation', 'payee', 'email', 'error', 'acr_values', 'max_age', 'id'])(
    'is not taken from a harmless field: %s',
    (name) => {
      const redactor = new Redactor()
      redactor.learnFields({ [name]: 'DE17000000000000000001' })
      expect(redactor.redact('DE17000000000000000001')).toBe('DE17000000000000000001')
    },
  )

  test('is taken from fields that the target names', () => {
    const redactor = new Redactor(['ticket'])
    redactor.learnFields({ ticket: token, tickets: 'other-Value-1' })
    expect(redactor.redact(`${token} other-Value-1`)).toBe('{ticket 1} other-Value-1')
  })
})

describe('a JWT', () => {
  test('is replaced wherever it stands, unannounced', () => {
    const redactor = new Redactor()
    expect(redactor.redact(`{"t":"${jwt}"} Bearer ${jwt}, x=${jwt}&y`)).toBe('{"t":"{token 1}"} Bearer {token 1}, x={token 1}&y')
  })

  test('without a signature is one too', () => {
    expect(new Redactor().redact('eyJhbGciOiJub25lIn0.eyJzdWIiOiJhIn0.')).toBe('{token 1}')
  })

  test('that was learned keeps its label, however often it is learned', () => {
    const redactor = new Redactor()
    for (let time = 0; time < 3; time += 1) redactor.learn('cookie', jwt)
    expect(redactor.redact(jwt)).toBe('{token 1}')
  })
})

test('nothing harmless is replaced', () => {
  const redactor = knowing(password)
  redactor.learnFields({ access_token: token, state: 'insufficient_user_authentication', nonce: 'step-up' })
  const text =
    '{"error":"insufficient_user_authentication","acr_values":"urn:stepproof:acr:2","max_age":300,"type":"step-up","operation":"transfer","payee":"DE17000000000000000001"}'
  expect(redactor.redact(text)).toBe(text)
})

describe('a secret in an unusual place', () => {
  test('a secret made of runs of fewer than six characters is replaced', () => {
    const redactor = new Redactor()
    redactor.learn('cookie', 'aB3.xY9.kL2.pQ7')
    expect(redactor.redact('sid=aB3.xY9.kL2.pQ7')).toBe('sid={cookie 1}')
  })

  test('a secret in standard base64 is replaced to its last character', () => {
    const redactor = new Redactor()
    redactor.learn('cookie', 'q83vEjRWeJCrze8S+NFZ4/AbC=')
    expect(redactor.redact('q83vEjRWeJCrze8S+NFZ4/AbC=')).not.toContain('AbC')
  })

  test('a code that is a number in JSON is replaced', () => {
    const redactor = new Redactor()
    redactor.learnFields({ code: 482_913 })
    expect(redactor.redact('{"code":482913}')).not.toContain('482913')
  })

  test('a secret in an object under a telling name is replaced', () => {
    const redactor = new Redactor()
    redactor.learnFields({ token: { value: token } })
    expect(redactor.redact(token)).not.toContain(token)
  })

  test('a secret glued to another word is replaced', () => {
    const redactor = new Redactor()
    redactor.learn('cookie', token)
    expect(redactor.redact(`session_${token}`)).not.toContain(token)
  })

  test('a token around a JWT is replaced as a whole', () => {
    const redactor = new Redactor()
    redactor.learn('cookie', `${token}.${jwt}`)
    expect(redactor.redact(`${token}.${jwt}`)).not.toContain(token)
  })
})

test('a token stays one secret, though another one stands encoded inside it', () => {
  const redactor = new Redactor()
  // With something that is no letter or digit, so that it is looked for in every encoding.
  const nonce = 'a nonce/of 20+ signs'
  redactor.learn('header', nonce)
  const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url')
  for (const before of ['', 'x', 'xy']) {
    const token = `${part({ alg: 'ES256' })}.${Buffer.from(`{"${before}":"${nonce}"}`).toString('base64url')}.c2lnbmF0dXJl`
    expect(redactor.redact(`DPoP ${token}!`)).toMatch(/^DPoP \{token \d\}!$/)
  }
})
