/** Where the keys lie with which secrets are sealed: one seals, and those before it still open. */
export interface Keyring {
  /** The key; null where there is none, and none is to be made. */
  key(make: boolean): Promise<Buffer | null>
  /** Keys that sealed before it, the newest first. */
  older(): Promise<readonly Buffer[]>
}

/** Where no secrets are kept at all, as in a database that is only made ready. */
export const NO_KEY: Keyring = { key: async () => null, older: async () => [] }
