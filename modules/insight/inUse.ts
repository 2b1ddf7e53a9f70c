import { type RawBuilder, row, sql } from '../../platform/sql.ts'
import type { Work } from '../../platform/work.ts'
import type { MeasureKey } from './rules/measures.ts'

/** Of customers that are no secret (S1): so that what is done with those that are shows in nobody's figures. */
const done = (facts: RawBuilder<unknown>): RawBuilder<unknown> =>
  sql`exists (select from ${facts} join customer m on m.id = f.customer_id join customer c on c.id = m.root_id where c.secrecy = 0)`

const anyNextStep = done(sql`(select customer_id from touch where next_on is not null) f`)
const anyKnowledge = done(sql`portrait_value f`)

/** Whether anybody in the company does at all what a measure looks at. */
const DONE_BY_ANYBODY: Partial<Record<MeasureKey, RawBuilder<unknown>>> = {
  nextStep: anyNextStep,
  prepared: anyNextStep,
  diagnosed: done(sql`(select n.customer_id from need_diagnosis d join need n on n.id = d.need_id) f`),
  near: anyKnowledge,
  portrait: anyKnowledge,
  moved: anyKnowledge,
}

/** G1: measures that tell nothing of one person, since nobody in the company does yet what they look at. */
export async function notInUse({ tx }: Work): Promise<ReadonlySet<MeasureKey>> {
  const asked = Object.entries(DONE_BY_ANYBODY).map(([key, done]) => sql`${key}::text, ${done}`)
  const found = await row(
    tx,
    sql<{ done: Record<string, boolean> }>`select jsonb_build_object(${sql.join(asked)}) as done`,
  )
  return new Set(
    Object.entries(found?.done ?? {})
      .filter(([, isDone]) => !isDone)
      .map(([key]) => key as MeasureKey),
  )
}
