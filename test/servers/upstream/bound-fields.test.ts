import { describe, expect, test } from 'vitest'
import { checkShownText } from '../../../servers/demo/check-shown-text.ts'
import { checkForwardedQuery } from '../../../servers/upstream/check-forwarded-query.ts'
import { readBoundFields } from '../../../servers/upstream/read-bound-fields.ts'

const json = 'application/json'
const form = 'application/x-www-form-urlencoded'
const read = (text: string | Uint8Array, type: string | undefined = json, binds = ['amount', 'payee']) =>
  readBoundFields({ bytes: typeof text === 'string' ? Buffer.from(text) : text, type, binds, checkShownText })
const statusOf = (...args: Parameters<typeof read>) => {
  const found = read(...args)
  return 'status' in found ? found.status : 200
}

describe('the bound fields', () => {
  test.each([
    ['{"amount":100,"payee":"Acme"}', json],
    ['{"amount":100,"payee":"Acme","memo":"x","more":{"a":[1,{"b":2}],"c":"}{,:\\""}}', json],
    [' { "payee" : "Acme" , "amount" : 100 } ', 'application/json; charset=utf-8'],
    ['{"\\u0061mount":100,"payee":"Acme"}', 'Application/JSON;charset="UTF-8"'],
    ['{"amount":100,"payee":"Acme","list":[{"a":1},{"a":2}],"o":{"p":{"a":1},"q":{"a":1}}}', json],
  ])('of %s are read', (text, type) => {
    expect(read(text, type)).toEqual({ terms: { amount: 100, payee: 'Acme' } })
  })

  test('of a form are texts', () => {
    expect(read('amount=100&payee=Gr%C3%BC%C3%9Fe+%26+Co&note=&items%5B%5D=1', form)).toEqual({
      terms: { amount: '100', payee: 'Grüße & Co' },
    })
  })

  test.each([
    ['a key twice', '{"amount":1,"amount":100,"payee":"A"}'],
    ['a key twice with an escape', '{"amount":1,"\\u0061mount":100,"payee":"A"}'],
    ['a key in another case', '{"amount":1,"Amount":100,"payee":"A"}'],
    ['a key in wide letters', '{"amount":1,"ａmount":100,"payee":"A"}'],
    ['a key that some take for the bound one', '{"Amount":100,"payee":"A"}'],
    ['a key twice deep inside', '{"amount":1,"payee":"A","x":[{"a":1,"a":2}]}'],
    ['a key twice that is not bound', '{"amount":1,"payee":"A","memo":1,"memo":2}'],
    ['__proto__ twice', '{"amount":1,"payee":"A","__proto__":1,"__proto__":2}'],
    ['a list', '[{"amount":1,"payee":"A"}]'],
    ['a text', '"amount"'],
    ['null', 'null'],
    ['nothing', ''],
    ['a comment', '{"amount":1,/* */"payee":"A"}'],
    ['a comma too many', '{"amount":1,"payee":"A",}'],
    ['single quotes', "{'amount':1,'payee':'A'}"],
    ['something behind', '{"amount":1,"payee":"A"}{"amount":2}'],
    ['a byte order mark', '\ufeff{"amount":1,"payee":"A"}'],
    ['a field that is missing', '{"amount":1}'],
    ['a field inside __proto__ only', '{"__proto__":{"amount":1},"payee":"A"}'],
    ['a number with a fraction', '{"amount":1.5,"payee":"A"}'],
    ['a number with an empty fraction', '{"amount":1.0,"payee":"A"}'],
    ['a number with an exponent', '{"amount":1e2,"payee":"A"}'],
    ['minus nothing', '{"amount":-0,"payee":"A"}'],
    ['a number that no double holds', '{"amount":9007199254740993,"payee":"A"}'],
    ['a fraction that a double loses', '{"amount":1.00000000000000000001,"payee":"A"}'],
    ['a number that is endless', '{"amount":1e400,"payee":"A"}'],
    ['null as a value', '{"amount":null,"payee":"A"}'],
    ['true as a value', '{"amount":true,"payee":"A"}'],
    ['a list as a value', '{"amount":[1],"payee":"A"}'],
    ['a map as a value', '{"amount":1,"payee":{"name":"A"}}'],
    ['a turned text', '{"amount":1,"payee":"A\u202eB"}'],
    ['an invisible character', '{"amount":1,"payee":"A\u200bB"}'],
    ['a line end', '{"amount":1,"payee":"A\\nB"}'],
    ['a NUL', '{"amount":1,"payee":"A\\u0000"}'],
    ['half a character', '{"amount":1,"payee":"\\ud800"}'],
    ['space around', '{"amount":1,"payee":" A"}'],
    ['a composed character in parts', '{"amount":1,"payee":"e\u0301"}'],
    ['a text of 301 characters', `{"amount":1,"payee":"${'x'.repeat(301)}"}`],
  ])('with %s are refused', (_what, text) => {
    expect(statusOf(text)).toBe(400)
  })

  test('of 300 characters are the longest', () => {
    expect(statusOf(`{"amount":1,"payee":"${'x'.repeat(300)}"}`)).toBe(200)
  })

  test.each([Number.MAX_SAFE_INTEGER, Number.MIN_SAFE_INTEGER, 0, -1])('may be the number %s', (amount) => {
    expect(read(JSON.stringify({ amount, payee: 'A' }))).toEqual({ terms: { amount, payee: 'A' } })
  })

  test.each([
    'amount=1&amount=2&payee=A',
    'amount=1&Amount=2&payee=A',
    'amount=1&amount[]=2&payee=A',
    'amount=1&amount%5B%5D=2&payee=A',
    'amount=1&amount.x=2&payee=A',
    'amount=1&+amount=2&payee=A',
    'amount[]=1&payee=A',
    'amount=1;amount=2&payee=A',
    'amount=1&payee=A;amount=2',
    'amount=%zz&payee=A',
    'amount=%ff&payee=A',
    'amount=1&payee=A%0aB',
    'amount=1&payee=A%00',
    'amount=1&payee=A&_method=DELETE',
    'amount=1',
    'amount=1&payee=é',
    '',
  ])('of the form %s are refused', (text) => {
    expect(statusOf(text, form)).toBe(400)
  })

  test('that are no UTF-8 are refused', () => {
    expect(statusOf(Buffer.from('{"amount":1,"payee":"é"}', 'latin1'))).toBe(400)
    expect(statusOf(Buffer.from('{"amount":1,"payee":"A"}', 'utf16le'))).toBe(400)
  })

  test.each([
    '',
    'text/plain',
    'multipart/form-data; boundary=x',
    'application/json; charset=utf-16',
    'application/json; charset=utf-8; charset=utf-16',
    'application/json, text/plain',
    'application/problem+json',
  ])('of the type %j are not read', (type) => {
    expect(statusOf('{"amount":1,"payee":"A"}', type)).toBe(415)
  })
})

describe('a query', () => {
  test.each(['/a', '/a?', '/a?x=1&y=%20z+w', '/a?next=//x/../y', '/a?x', '/a?x=1?2', '/a?amounts=1', '/a?x=1&x=2'])(
    'of %s passes',
    (target) => {
      expect(checkForwardedQuery(target, ['amount'])).toBe(true)
    },
  )

  test.each([
    '/a?amount=1',
    '/a?AMOUNT=1',
    '/a?amount[]=1',
    '/a?x=1&amount',
    '/a?%61mount=1',
    '/a?_method=DELETE',
    '/a?_METHOD=PUT',
    '/a?x=1;amount=2',
    '/a?x=%zz',
    '/a?x=%ff',
    '/a?x#y',
    '/a?x y',
    '/a?x=é',
    '/a?x=\\',
  ])('of %s does not', (target) => {
    expect(checkForwardedQuery(target, ['amount'])).toBe(false)
  })

  test('may name the field where it is not bound', () => {
    expect(checkForwardedQuery('/a?amount=1', [])).toBe(true)
  })
})
