/** What a target may answer to get at the reader of a report, and what must never come through. */

export const hostileMarkup = [
  '<script>window.pwned = true</script>',
  '</script><script>window.pwned = true</script>',
  '"><img src=x onerror="window.pwned = true">',
  "'><svg onload='window.pwned = true'>",
  '</pre></code></details><h1>All defended</h1>',
  '<style>.breached { display: none }</style>',
  '<a href="javascript:window.pwned = true">replay</a>',
  '&lt;b&gt; &amp;#60;',
  '<!-- -->]]>',
  '{{window.pwned = true}}',
  '" onclick="window.pwned = true" autofocus onfocus="window.pwned = true',
  'javascript:window.pwned = true',
  // What a report folds, it must never take from a target.
  '" data-packed="AAAA" data-sample="AAAA" x="',
  // Bytes that are no UTF-8, as they come out of a decoder, in the middle of markup.
  Buffer.from([0x3c, 0xff, 0xc3, 0x28, 0xf0, 0x9f, 0x3c, 0x69, 0x3e]).toString(),
]

/** Each with the characters that must not reach the reader as they are. */
export const unseenCharacters: readonly { readonly name: string; readonly text: string; readonly spelled: string }[] = [
  { name: 'an escape sequence', text: '\u{1b}[2J\u{1b}[31mdefended', spelled: '\\u{1b}[2J' },
  { name: 'the one-byte sequence introducer', text: '\u{9b}2Jdefended', spelled: '\\u{9b}2J' },
  { name: 'an operating system command', text: '\u{1b}]0;title\u{7}', spelled: '\\u{7}' },
  { name: 'a carriage return', text: 'breached\rdefended', spelled: '\\u{d}defended' },
  { name: 'a backspace', text: 'breached\b\b\b', spelled: '\\u{8}' },
  { name: 'a null', text: 'a\0b', spelled: '\\u{0}' },
  { name: 'delete', text: 'a\u{7f}b', spelled: '\\u{7f}' },
  { name: 'a right-to-left override', text: 'a\u{202e}b', spelled: '\\u{202e}' },
  { name: 'an isolate', text: 'a\u{2066}b\u{2069}', spelled: '\\u{2066}' },
  { name: 'an Arabic letter mark', text: 'a\u{61c}b', spelled: '\\u{61c}' },
  { name: 'a zero-width space', text: 'a\u{200b}b', spelled: '\\u{200b}' },
  { name: 'a line separator', text: 'a\u{2028}b', spelled: '\\u{2028}' },
  {
    name: 'a paragraph separator before markup',
    text: '\u{2029}</script><script>window.pwned = true</script>',
    spelled: '\\u{2029}',
  },
  { name: 'a byte order mark', text: 'a\u{feff}b', spelled: '\\u{feff}' },
  { name: 'a tag character', text: 'a\u{e0041}b', spelled: '\\u{e0041}' },
  { name: 'a lone high surrogate', text: 'a\u{d83d}b', spelled: '\\u{d83d}' },
  { name: 'a lone low surrogate', text: 'a\u{de00}b', spelled: '\\u{de00}' },
  { name: 'a non-character', text: 'a\u{ffff}b', spelled: '\\u{ffff}' },
]
