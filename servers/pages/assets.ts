/** The style sheet and the scripts of our pages, served by gateway and provider alike. Nothing is loaded from anywhere else. */
import { readFileSync } from 'node:fs'
import { stripTypeScriptTypes } from 'node:module'
import { fileURLToPath } from 'node:url'
import { icon, style } from './style.ts'

export interface Asset {
  readonly type: string
  readonly text: string
}

const script = 'text/javascript; charset=utf-8'
const ownScripts = ['device-key', 'ask', 'tell', 'first-page', 'send', 'forms', 'factors', 'passkey', 'push'] as const

/** Names as they stand in addresses: `/assets/<name>`. */
export const assetNames: readonly string[] = ['style', 'icon', 'webauthn-browser', ...ownScripts]

const loaded = new Map<string, Asset>()

/** @throws Error for a name that is not in `assetNames` */
export function assetOf(name: string): Asset {
  let asset = loaded.get(name)
  if (asset === undefined) {
    asset = load(name)
    loaded.set(name, asset)
  }
  return asset
}

function load(name: string): Asset {
  if (name === 'style') return { type: 'text/css; charset=utf-8', text: style }
  if (name === 'icon') return { type: 'image/svg+xml', text: icon }
  if (name === 'webauthn-browser') return { type: script, text: readFileSync(webauthnBundle(), 'utf8') }
  if (!assetNames.includes(name)) throw new Error(`there is no asset ${name}`)
  return { type: script, text: browserScript(name) }
}

/** @simplewebauthn/browser as one file, which makes `SimpleWebAuthnBrowser` global. */
function webauthnBundle(): URL {
  const bundle = '../dist/bundle/index.umd.min.js'
  return new URL(bundle, import.meta.resolve('@simplewebauthn/browser'))
}

/** Our scripts are TypeScript from a clone and JavaScript when published; addresses have no extension. */
function browserScript(name: string): string {
  const extension = import.meta.url.endsWith('.ts') ? 'ts' : 'js'
  const text = readFileSync(fileURLToPath(new URL(`./scripts/${name}.${extension}`, import.meta.url)), 'utf8')
  const runnable = extension === 'ts' ? stripTypeScriptTypes(text) : text
  return runnable.replaceAll(/ from '\.\/([\w-]+)\.[jt]s'/g, " from './$1'")
}
