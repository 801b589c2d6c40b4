/** The value of a header of a recorded message. */
export function headerOf(
  { headers }: { readonly headers: readonly { readonly name: string; readonly value: string }[] },
  wanted: string,
): string | undefined {
  return headers.find(({ name }) => name.toLowerCase() === wanted)?.value
}
