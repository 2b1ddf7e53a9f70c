import { type RawBuilder, sql } from '../../platform/sql.ts'
import { TALKS, WAITING } from './rules/log.ts'

/** `awaitsAnswer` of rules/log.ts, over a touch of this alias. */
export const awaitsAnswer = (t: RawBuilder<unknown>): RawBuilder<unknown> =>
  sql`(${t}.direction = 'in' and (${t}.channel = any(${[...WAITING]}) or (${t}.channel = 'phone' and not ${t}.effective)))`

/** `answers` of rules/log.ts. */
export const answers = (t: RawBuilder<unknown>): RawBuilder<unknown> =>
  sql`(case when ${t}.channel = any(${[...TALKS]}) then ${t}.effective else ${t}.direction = 'out' end)`
