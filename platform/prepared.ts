import pg from 'pg'
import { Latest } from './latest.ts'

// PostgreSQL reads and plans a statement anew each time, which for the statements of a list costs more than running it.
// One that has a name is read once a connection, and planned once where that serves every value as well.

/** Comes this often, and is worth keeping. */
const OFTEN = 3
/** Each statement kept takes memory in every connection (docs/performance.md); the one that was not asked for longest is let go. */
const MOST_KEPT = 200
/** Texts known by name; one that was forgotten gets another when it comes often again. */
const MOST_NAMED = 1_000
/** Texts counted at a time: those made of lists of many lengths come once each. */
const MOST_COUNTED = 5_000

/** Stands in a statement that is not kept. */
export const ANEW = '/* planned anew */'

/** The names of the statements that come often, the same in every connection that goes by them. */
export class StatementNames {
  readonly #counted = new Map<string, number>()
  readonly #names = new Latest<string, string>(MOST_NAMED)
  #given = 0

  /** The name under which a statement is kept; none before it has come often. */
  of(text: string): string | undefined {
    const known = this.#names.use(text)
    if (known !== undefined) return known
    const times = (this.#counted.get(text) ?? 0) + 1
    if (times < OFTEN) {
      if (this.#counted.size >= MOST_COUNTED) this.#counted.clear()
      this.#counted.set(text, times)
      return undefined
    }
    this.#counted.delete(text)
    const name = `kept_${this.#given++}`
    this.#names.put(text, name)
    return name
  }
}

/** What the driver keeps of a connection's statements, beside what it shows. */
interface Statements {
  parsedStatements: Record<string, unknown>
  close(what: { type: 'S'; name: string }): void
}

/** A connection that keeps the statements that have a name, and lets those go that it has not been asked for longest. */
export const keepingClient = (names: StatementNames, most = MOST_KEPT) =>
  class extends pg.Client {
    readonly #kept = new Latest<string, string>(most)

    override query(text: unknown, values?: unknown, ...rest: unknown[]): never {
      const name =
        typeof text === 'string' && Array.isArray(values) && values.length > 0 && !text.includes(ANEW)
          ? names.of(text)
          : undefined
      if (name !== undefined) this.#keep(name)
      const asked = name === undefined ? [text, values, ...rest] : [{ name, text, values }, ...rest]
      return super.query(...(asked as [never])) as never
    }

    #keep(name: string): void {
      if (this.#kept.use(name)) return
      const letGo = this.#kept.put(name, name)
      if (letGo === undefined) return
      const statements = this.connection as unknown as Statements
      delete statements.parsedStatements[letGo]
      // A message that waits for no answer: what is asked next goes with it.
      statements.close({ type: 'S', name: letGo })
    }
  }
