/**
 * Replaces secrets by labels such as `{session-cookie 1}`. The same secret gets the same label, so that a reader still sees
 * that a stolen cookie is the victim's; labels count up in order of appearance, so that equal runs give equal records.
 */
/** Runs of characters that tokens are made of; percent-encoded characters stand between runs. */
const tokenRun = /%[0-9A-Fa-f]{2}|[A-Za-z0-9_-]{6,}/g
const wholeRun = /^[A-Za-z0-9_-]+$/
const jwt = /\beyJ[\w-]+\.[\w-]+\.[\w-]*/g
const wholeJwt = /^eyJ[\w-]+\.[\w-]+\.[\w-]*$/
/** Characters from which on a secret is looked for inside longer runs. */
const shortestGlued = 16
/** Characters up to which a text is expected to come again. */
const longestKept = 512
const secretField =
  /pass|secret|token|^code$|code_|_code$|otp|^pin$|assertion|verifier|proof|signature|clientdata|authenticatordata|^state$|nonce|request_uri|cookie|session|csrf|^challenge$|handle|[a-z]Code$|key$|pin$|^sid$|seed|bearer|credential$|saml|^authorization$/i
const harmlessWord = /^(?:[a-z_-]+|%..)$/

export class Redactor {
  readonly #labels = new Map<string, string>()
  readonly #counts = new Map<string, number>()
  readonly #secretFields: ReadonlySet<string>
  readonly #literals: { readonly text: string; readonly label: string }[] = []
  /** Short texts that come again and again, as headers do, with what they became. */
  readonly #redacted = new Map<string, string>()

  /** @param secretFields names of fields that carry secrets on this target, besides the usual ones */
  constructor(secretFields: readonly string[] = []) {
    this.#secretFields = new Set(secretFields)
  }

  /** A secret known beforehand, such as a password: replaced wherever it stands, in every usual encoding. */
  register(kind: string, secret: string): void {
    const label = this.#labelFor(kind, secret)
    this.#addLiterals(label, formsOf(secret))
  }

  /** A secret seen in an exchange, such as a cookie's value or a token. Short words and plain words are left alone. */
  learn(kind: string, secret: string): void {
    if (secret.length < 6 || harmlessWord.test(secret)) return
    if (wholeJwt.test(secret)) {
      this.#labelFor('token', secret)
      return
    }
    const known = this.#labels.has(secret)
    const label = this.#labelFor(kind, secret)
    if (!known && !wholeRun.test(secret)) this.#addLiterals(label, formsOf(secret))
  }

  /** Learns the values of fields whose names promise a secret, at any depth of a JSON value. */
  learnFields(value: unknown, name = '', within = ''): void {
    if (typeof value === 'string' || typeof value === 'number') {
      const text = String(value)
      if (this.#promisesSecret(name)) this.learn(kindOf(name), text)
      else if (this.#promisesSecret(within) && looksRandom(text)) this.learn(kindOf(within), text)
    } else if (Array.isArray(value)) {
      for (const item of value) this.learnFields(item, name, within)
    } else if (typeof value === 'object' && value !== null) {
      for (const [key, item] of Object.entries(value)) this.learnFields(item, key, this.#promisesSecret(name) ? name : within)
    }
  }

  redact(text: string): string {
    if (text.length > longestKept) return this.#redactedAnew(text)
    let redacted = this.#redacted.get(text)
    if (redacted === undefined) {
      redacted = this.#redactedAnew(text)
      this.#redacted.set(text, redacted)
    }
    return redacted
  }

  #redactedAnew(text: string): string {
    // What a token is part of comes before tokens, and tokens before what may stand encoded inside one, such as a nonce.
    const around = this.#replaced(text, (literal) => literal.search(jwt) >= 0)
    const tokens = around.replace(jwt, (token) => this.#labelFor('token', token))
    return this.#replaced(tokens, () => true).replace(tokenRun, (run) => this.#labels.get(run) ?? this.#withinRun(run))
  }

  #replaced(text: string, concerns: (literal: string) => boolean): string {
    let result = text
    for (const { text: literal, label } of this.#literals)
      if (result.includes(literal) && concerns(literal)) result = result.replaceAll(literal, label)
    return result
  }

  /** The kinds of the secrets that stand in a text, each once. */
  kindsIn(text: string): string[] {
    return [...new Set([...this.redact(text).matchAll(/\{([a-z][a-z-]*) \d+\}/g)].map(([, kind = '']) => kind))]
  }

  /** The label of a secret, for a field that should name it instead of showing it. */
  label(kind: string, secret: string): string {
    return this.#labelFor(kind, secret)
  }

  #promisesSecret(name: string): boolean {
    return secretField.test(name) || this.#secretFields.has(name)
  }

  #addLiterals(label: string, texts: Iterable<string>): void {
    this.#redacted.clear()
    for (const text of texts) if (!this.#literals.some((known) => known.text === text)) this.#literals.push({ text, label })
    this.#literals.sort((a, b) => b.text.length - a.text.length)
  }

  /** A long secret that is glued to something else, as in `session_…`. */
  #withinRun(run: string): string {
    if (run.length <= shortestGlued || harmlessWord.test(run)) return run
    for (const [secret, label] of this.#labels) {
      if (secret.length >= shortestGlued && run.includes(secret)) return run.replaceAll(secret, label)
    }
    return run
  }

  #labelFor(kind: string, secret: string): string {
    const known = this.#labels.get(secret)
    if (known !== undefined) return known
    this.#redacted.clear()
    const count = (this.#counts.get(kind) ?? 0) + 1
    this.#counts.set(kind, count)
    const label = `{${kind} ${count}}`
    this.#labels.set(secret, label)
    return label
  }
}

/** A secret in every usual encoding. */
function formsOf(secret: string): ReadonlySet<string> {
  return new Set([
    secret,
    encodeURIComponent(secret),
    new URLSearchParams({ x: secret }).toString().slice(2),
    JSON.stringify(secret).slice(1, -1),
    Buffer.from(secret).toString('base64'),
    Buffer.from(secret).toString('base64url'),
  ])
}

/** Long, with digits and letters: an id of a session rather than a word. */
function looksRandom(text: string): boolean {
  return text.length >= 16 && /\d/.test(text) && /[A-Za-z]/.test(text)
}

function kindOf(field: string): string {
  return field.replaceAll(/[^A-Za-z]+/g, '-').toLowerCase() || 'secret'
}
