import { rows, sql } from '../../../platform/sql.ts'
import type { Work } from '../../../platform/work.ts'
import { clearedFor } from '../../secrecy/index.ts'
import type { Known } from '../rules/match.ts'

/**
 * The customers that rows may mean: those of the database, looked up a batch at a time, and those that the
 * import itself has made or would make. A preview keeps the latter here and nowhere else.
 */
export class Directory {
  readonly #byId = new Map<string, Known & { loose: readonly string[] }>()
  readonly #byKey = new Map<string, Set<string>>()
  /** What was looked up before; what the import itself adds since is added here too. */
  readonly #sought = new Set<string>()

  /**
   * Looks up all customers that share a name, fold, loose name or number with what a batch is about to seek. Hidden ones
   * are as unknown to who imports: the entry simply succeeds (S1).
   */
  async lookUp(
    { tx, by }: Pick<Work, 'tx' | 'by'>,
    sought: readonly { name: string; fold: string; loose: string; phones: readonly string[] }[],
  ): Promise<void> {
    const folds = this.#unsought(
      sought.map((s) => s.fold),
      foldKey,
    )
    const looses = this.#unsought(sought.map((s) => s.loose).filter(Boolean), looseKey)
    const phones = this.#unsought(
      sought.flatMap((s) => s.phones),
      phoneKey,
    )
    if (folds.length + looses.length + phones.length === 0) return
    const found = await rows(
      tx,
      sql<Known & { loose: string[] }>`
      with hit as (
        select customer_id from customer_name where fold = any(${folds}::text[])
        union select customer_id from customer_name where loose = any(${looses}::text[])
        union select customer_id from contact_point where kind = 'phone' and key = any(${phones}::text[])
      ), roots as (select distinct c.root_id as id from hit join customer c on c.id = hit.customer_id)
      select r.id, r.named_only, r.kind, n.names, n.fold, n.loose,
        array(select p.key from contact_point p join customer m on m.id = p.customer_id where m.root_id = r.id and p.kind = 'phone') as phones
      from roots join customer r on r.id = roots.id
      join customer c on c.id = r.id and (c.secrecy < 2 or ${clearedFor(by)})
      cross join lateral (select array_agg(x.name) as names, array_agg(x.fold) as fold, array_agg(x.loose) as loose
        from customer_name x join customer m on m.id = x.customer_id where m.root_id = r.id) n
      where r.state <> 'archived' and n.names is not null`,
    )
    for (const known of found) this.add(known)
  }

  /** Lets go of what was looked up where it has become much: the database knows it, and what was brought in since, too. */
  forget(): void {
    if (this.#sought.size < MOST_KEPT) return
    this.#byId.clear()
    this.#byKey.clear()
    this.#sought.clear()
  }

  #unsought(values: readonly string[], keyOf: (value: string) => string): string[] {
    const found = new Set(values.filter((value) => !this.#sought.has(keyOf(value))))
    for (const value of found) this.#sought.add(keyOf(value))
    return [...found]
  }

  add(known: Known & { loose: readonly string[] }): void {
    this.#byId.set(known.id, known)
    for (const key of [
      ...known.fold.map(foldKey),
      ...known.loose.filter(Boolean).map(looseKey),
      ...known.phones.map(phoneKey),
    ]) {
      const ids = this.#byKey.get(key) ?? new Set()
      this.#byKey.set(key, ids.add(known.id))
    }
  }

  get(id: string): (Known & { loose: readonly string[] }) | undefined {
    return this.#byId.get(id)
  }

  named(fold: string): Known[] {
    return this.#with([foldKey(fold)])
  }

  alike(sought: { fold: string; loose: string; phones: readonly string[] }): Known[] {
    return this.#with([
      foldKey(sought.fold),
      ...(sought.loose ? [looseKey(sought.loose)] : []),
      ...sought.phones.map(phoneKey),
    ])
  }

  #with(keys: readonly string[]): Known[] {
    const ids = new Set(keys.flatMap((key) => [...(this.#byKey.get(key) ?? [])]))
    return [...ids].flatMap((id) => this.#byId.get(id) ?? [])
  }
}

/** Names and numbers; the customers of a few batches. */
const MOST_KEPT = 20_000

const foldKey = (fold: string): string => `n ${fold}`
const looseKey = (loose: string): string => `l ${loose}`
const phoneKey = (phone: string): string => `p ${phone}`
