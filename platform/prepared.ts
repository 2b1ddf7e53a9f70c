import pg from 'pg'

// PostgreSQL reads and plans a statement anew each time, which for the statements of a list costs more than running it.
// One that has a name is read once a connection, and planned once where that serves every value as well.

/** Comes this often, and is worth keeping. */
const OFTEN = 3
/** Each statement kept takes memory in every connection; what comes after these is planned each time. */
const MOST_KEPT = 1_000
/** Texts counted at a time: those made of lists of many lengths come once each. */
const MOST_COUNTED = 5_000

/** The names of the statements that come often, the same in every connection that goes by them. */
export class StatementNames {
  readonly #counted = new Map<string, number>()
  readonly #names = new Map<string, string>()

  /** The name under which a statement is kept; none before it has come often, or where there is no more room. */
  of(text: string): string | undefined {
    const known = this.#names.get(text)
    if (known !== undefined || this.#names.size >= MOST_KEPT) return known
    const times = (this.#counted.get(text) ?? 0) + 1
    if (times < OFTEN) {
      if (this.#counted.size >= MOST_COUNTED) this.#counted.clear()
      this.#counted.set(text, times)
      return undefined
    }
    this.#counted.delete(text)
    const name = `kept_${this.#names.size}`
    this.#names.set(text, name)
    return name
  }
}

/** A connection that keeps the statements that have a name. */
export const keepingClient = (names: StatementNames) =>
  class extends pg.Client {
    override query(text: unknown, values?: unknown, ...rest: unknown[]): never {
      const name = typeof text === 'string' && Array.isArray(values) && values.length > 0 ? names.of(text) : undefined
      const asked = name === undefined ? [text, values, ...rest] : [{ name, text, values }, ...rest]
      return super.query(...(asked as [never])) as never
    }
  }
