import pg from 'pg'

// PostgreSQL reads and plans a statement anew each time, which for the statements of a list costs more than running it.
// One that has a name is read once a connection, and planned once where that serves every value as well.

/** Comes this often, and is worth keeping. */
const OFTEN = 3
/** Each statement kept takes memory in every connection; what comes after these is planned each time. */
const MOST_KEPT = 500
/** Texts counted at a time: those made of lists of many lengths come once each. */
const MOST_COUNTED = 5_000

const counted = new Map<string, number>()
const names = new Map<string, string>()

function nameOf(text: string): string | undefined {
  const known = names.get(text)
  if (known !== undefined || names.size >= MOST_KEPT) return known
  const times = (counted.get(text) ?? 0) + 1
  if (times < OFTEN) {
    if (counted.size >= MOST_COUNTED) counted.clear()
    counted.set(text, times)
    return undefined
  }
  counted.delete(text)
  const name = `kept_${names.size}`
  names.set(text, name)
  return name
}

/** A connection that keeps the statements that come often, by names that are the same in every connection of the process. */
export class KeepingClient extends pg.Client {
  override query(text: unknown, values?: unknown, ...rest: unknown[]): never {
    const name = typeof text === 'string' && Array.isArray(values) && values.length > 0 ? nameOf(text) : undefined
    const asked = name === undefined ? [text, values, ...rest] : [{ name, text, values }, ...rest]
    return super.query(...(asked as [never])) as never
  }
}
