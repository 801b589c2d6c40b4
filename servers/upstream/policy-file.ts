/** Reads a policy file: YAML (or JSON, which is YAML too), checked against one schema, every mistake with its place. */
import { type Document, isAlias, isMap, isNode, isScalar, LineCounter, parseDocument, visit } from 'yaml'
import type { z } from 'zod'
import { type PolicyRoute, policySchema } from './policy-schema.ts'
import { UpstreamError } from './upstream-error.ts'

export interface Policy {
  readonly routes: readonly PolicyRoute[]
  /** `file:line:column` of the route, for problems that are found later. */
  placeOf(route: PolicyRoute): string
}

interface Problem {
  /** Characters from the start of the text. */
  readonly at: number
  readonly says: string
}

/**
 * @param name what the file is called in messages
 * @throws UpstreamError with one line `name:line:column: found …, expected …` for each mistake
 */
export function readPolicy(text: string, name: string): Policy {
  const lines = new LineCounter()
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false, uniqueKeys: true })
  const place = (at: number) => {
    const { line, col } = lines.linePos(at)
    return `${name}:${Math.max(line, 1)}:${Math.max(col, 1)}`
  }
  const broken = problemsOfYaml(document, text)
  const parsed = broken.length === 0 ? policySchema.safeParse(document.toJS(), { reportInput: true }) : null
  const problems = parsed?.success === false ? parsed.error.issues.flatMap((issue) => problemsOf(document, issue)) : broken
  if (parsed?.success !== true) {
    throw new UpstreamError(problems.toSorted((a, b) => a.at - b.at).map(({ at, says }) => `${place(at)}: ${says}`))
  }
  const { routes } = parsed.data
  return { routes, placeOf: (route) => place(startOf(document, ['routes', routes.indexOf(route), 'path'])) }
}

/** What is no plain YAML. Anchors and aliases are not taken: what a route demands is to be read where the route stands. */
function problemsOfYaml(document: Document, text: string): Problem[] {
  const problems: Problem[] = [...document.errors, ...document.warnings].map(({ pos, message, code }) => ({
    at: pos[0],
    says:
      code === 'DUPLICATE_KEY' ? 'found a key for the second time, expected each key once' : `found no plain YAML: ${message}`,
  }))
  visit(document, {
    Node(_key, node) {
      if (!isAlias(node) && (!('anchor' in node) || node.anchor === undefined)) return
      problems.push({
        at: node.range?.[0] ?? 0,
        says: `found ${isAlias(node) ? 'an alias' : 'an anchor'}, expected every value where it is used`,
      })
    },
  })
  if (problems.length === 0 && (document.contents === null || text.trim() === '')) {
    problems.push({ at: 0, says: 'found an empty file, expected a map with `routes`' })
  }
  return problems
}

function problemsOf(document: Document, issue: z.core.$ZodIssue): Problem[] {
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => ({
      at: startOfKey(document, issue.path, key),
      says: `${dotted(issue.path)}found the key ${key}, expected ${knownKeys(issue.path)}`,
    }))
  }
  const missing = !document.hasIn(issue.path)
  const found = missing ? 'nothing' : shortened(valueAt(document, issue.path))
  return [{ at: startOf(document, issue.path), says: `${dotted(issue.path)}found ${found}, expected ${issue.message}` }]
}

function knownKeys(path: readonly PropertyKey[]): string {
  return path.length === 0 ? 'only routes' : 'path, method, level, freshness, binds, once or websocket'
}

/** Where the value stands; for one that is missing, where the map stands that should have it. */
function startOf(document: Document, path: readonly PropertyKey[]): number {
  for (let length = path.length; length > 0; length -= 1) {
    const node = document.getIn(path.slice(0, length), true)
    if (isNode(node) && node.range != null) return node.range[0]
  }
  return document.contents?.range?.[0] ?? 0
}

function startOfKey(document: Document, path: readonly PropertyKey[], key: string): number {
  const map = path.length === 0 ? document.contents : document.getIn(path, true)
  const pair = isMap(map) ? map.items.find((item) => isScalar(item.key) && String(item.key.value) === key) : undefined
  return pair !== undefined && isScalar(pair.key) ? (pair.key.range?.[0] ?? 0) : startOf(document, path)
}

function valueAt(document: Document, path: readonly PropertyKey[]): unknown {
  const node = path.length === 0 ? document.contents : document.getIn(path, true)
  return isNode(node) ? node.toJS(document) : node
}

function shortened(value: unknown): string {
  const text = JSON.stringify(value) ?? String(value)
  return text.length > 60 ? `${text.slice(0, 59)}…` : text
}

/** `routes[0].level: `. */
function dotted(path: readonly PropertyKey[]): string {
  const text = path.map((part) => (typeof part === 'number' ? `[${part}]` : `.${String(part)}`)).join('')
  return text === '' ? '' : `${text.replace(/^\./, '')}: `
}
