/** A set of so many, of which whatever was used longest ago makes room. */
export class Latest<Key, Value> {
  readonly #most: number
  readonly #values = new Map<Key, Value>()

  constructor(most: number) {
    this.#most = most
  }

  /** What is there, which counts as used. */
  use(key: Key): Value | undefined {
    const value = this.#values.get(key)
    if (value === undefined) return undefined
    this.#values.delete(key)
    this.#values.set(key, value)
    return value
  }

  /** Puts in what is not there; answers what made room for it. */
  put(key: Key, value: Value): Value | undefined {
    const [oldest] = this.#values.size >= this.#most ? this.#values : []
    if (oldest) this.#values.delete(oldest[0])
    this.#values.set(key, value)
    return oldest?.[1]
  }
}
