/** The folder in which `serve` and `bundle` keep what they made: what the files in it are called. */
export const stateFiles = {
  database: 'reference.sqlite',
  key: 'store.key',
  seed: 'people.seed',
  bundleKey: 'bundle-key.jwk',
} as const
