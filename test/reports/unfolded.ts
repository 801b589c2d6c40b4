import { inflateRawSync } from 'node:zlib'

/** What the page has folded, unfolded as its script would: one text for each attempt. */
export function foldedParts(page: string): string[] {
  const [, sample = ''] = /data-sample="([^"]*)"/.exec(page) ?? []
  const dictionary = inflateRawSync(Buffer.from(sample, 'base64'))
  return [...page.matchAll(/data-packed="([^"]*)"/g)].map(([, packed = '']) =>
    inflateRawSync(Buffer.from(packed, 'base64'), { dictionary }).toString(),
  )
}

/** The page, and after it what it has folded. */
export function unfolded(page: string): string {
  return [page, ...foldedParts(page)].join('\n')
}
