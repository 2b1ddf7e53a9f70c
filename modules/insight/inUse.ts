import { type RawBuilder, row, sql } from '../../platform/sql.ts'
import type { Work } from '../../platform/work.ts'
import type { MeasureKey } from './rules/measures.ts'

/** Of customers that are no secret (S1): so that what is done with those that are shows in nobody's figures. */
const done = (facts: RawBuilder<unknown>): RawBuilder<unknown> =>
  sql`exists (select from ${facts} join customer m on m.id = f.customer_id join customer c on c.id = m.root_id where c.secrecy = 0)`

/** What somebody in the company may be doing, each asked once however many measures look at it. */
const DONE = {
  nextSteps: done(sql`(select customer_id from touch where next_on is not null) f`),
  diagnoses: done(sql`(select n.customer_id from need_diagnosis d join need n on n.id = d.need_id) f`),
  knowledge: done(sql`portrait_value f`),
}

const LOOKS_AT: Partial<Record<MeasureKey, keyof typeof DONE>> = {
  nextStep: 'nextSteps',
  kept: 'nextSteps',
  prepared: 'nextSteps',
  learnt: 'knowledge',
  diagnosed: 'diagnoses',
  near: 'knowledge',
  portrait: 'knowledge',
  moved: 'knowledge',
}

/** G1: measures that tell nothing of one person, since nobody in the company does yet what they look at. */
export async function notInUse({ tx }: Work): Promise<ReadonlySet<MeasureKey>> {
  const asked = Object.entries(DONE).map(([what, done]) => sql`${what}::text, ${done}`)
  const found = await row(
    tx,
    sql<{ done: Record<keyof typeof DONE, boolean> }>`select jsonb_build_object(${sql.join(asked)}) as done`,
  )
  return new Set(
    Object.entries(LOOKS_AT)
      .filter(([, what]) => !found?.done[what])
      .map(([key]) => key as MeasureKey),
  )
}
