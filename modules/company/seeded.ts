import { run, sql } from '../../platform/sql.ts'
import type { Work } from '../../platform/work.ts'
import type { Setting } from '../../shared/setting.ts'

/** A setting as the demo brings it. */
export async function seedSetting<T>(work: Work, { key }: Pick<Setting<T>, 'key'>, value: T): Promise<void> {
  await run(
    work.tx,
    sql`insert into setting (key, value, changed_by, changed_at) values (${key}, ${JSON.stringify(value)}, ${work.by.id}, ${work.now})`,
  )
}
