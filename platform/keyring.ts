/** Where the key lies with which secrets are sealed. */
export interface Keyring {
  /** The key; null where there is none, and none is to be made. */
  key(make: boolean): Promise<Buffer | null>
}

/** Where no secrets are kept at all, as in a database that is only made ready. */
export const NO_KEY: Keyring = { key: async () => null }
