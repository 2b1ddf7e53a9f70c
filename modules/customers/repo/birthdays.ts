import { type RawBuilder, row, sql, type Tx, uuids } from '../../../platform/sql.ts'
import type { Work } from '../../../platform/work.ts'
import { readHeld } from '../../secrecy/index.ts'

// S1, D1: birthdays belong to the portrait's extended block: they are read here and nowhere else, checked and logged (S4).

/** As histories name it. */
export const BIRTHDAY = 'contact.birthday'

/** Which field of the portrait it is, for the log of sights. */
const WHAT = 'birthday'

export interface Birthday {
  year: number | null
  month: number
  day: number
  lunar: boolean
}

const birthday: RawBuilder<unknown> = sql`jsonb_build_object('year', b.birth_year, 'month', b.birth_month, 'day', b.birth_day, 'lunar', b.birth_lunar)`

/** Those of a customer's contacts that the actor may see, by contact. */
export const readBirthdays = (work: Work, rootId: string, where: string): Promise<Map<string, Birthday>> =>
  readHeld(
    work,
    rootId,
    WHAT,
    where,
    sql`select b.id, b.customer_id, b.id as contact_id, b.birth_sealed or birthdays_sealed() as sealed, ${birthday} as value
      from customer m join contact b on b.customer_id = m.id where m.root_id = ${rootId} and b.birth_month is not null`,
  )

/** From what to what birthdays were changed, of those among these changes that the actor may see. */
export const readChangedBirthdays = (
  work: Work,
  rootId: string,
  where: string,
  changeIds: readonly string[],
): Promise<Map<string, { before: unknown; after: unknown }>> =>
  changeIds.length === 0
    ? Promise.resolve(new Map())
    : readHeld(
        work,
        rootId,
        WHAT,
        where,
        sql`select h.id, h.customer_id, h.contact_id, not h.open or birthdays_sealed() as sealed, jsonb_build_object('before', x.before, 'after', x.after) as value
          from customer m join customer_change h on h.customer_id = m.id join customer_change_text x on x.change_id = h.id
          where m.root_id = ${rootId} and h.id = any(${uuids([...changeIds])}) and h.field = ${BIRTHDAY}`,
      )

/** Whether a birthday that is written now is open to everybody who sees the customer. */
export const writesOpenly = async (tx: Tx): Promise<boolean> =>
  (await row(tx, sql<{ open: boolean }>`select not birthdays_sealed() as open`))?.open ?? false
