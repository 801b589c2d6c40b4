/** The package brings no types: schemas by their names. */
declare module 'har-schema' {
  const schemas: Readonly<Record<string, { readonly $id: string }>>
  export default schemas
}
