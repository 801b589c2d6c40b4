/** The folder in which `serve` keeps its state: what the files in it are called. */
export const stateFiles = { database: 'reference.sqlite', key: 'store.key', seed: 'people.seed' } as const
