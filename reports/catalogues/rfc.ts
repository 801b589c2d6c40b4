/** What the catalogues of RFCs have in common. A paragraph is the number of a section. */

export function rfc(number: number, title: string, published: string) {
  const link = `https://www.rfc-editor.org/rfc/rfc${number}.html`
  return {
    id: `rfc-${number}`,
    title: `RFC ${number}, ${title}`,
    version: published,
    publisher: 'IETF',
    link,
    linkTo: (section: string) => `${link}#section-${section}`,
  } as const
}
