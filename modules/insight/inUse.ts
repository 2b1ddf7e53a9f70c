import { type RawBuilder, row, sql } from '../../platform/sql.ts'
import type { Work } from '../../platform/work.ts'
import type { MeasureKey } from './rules/measures.ts'

const anyNextStep = sql`exists (select from touch where next_on is not null)`
const anyKnowledge = sql`exists (select from portrait_value)`

/** Whether anybody in the company does at all what a measure looks at. */
const DONE_BY_ANYBODY: Partial<Record<MeasureKey, RawBuilder<unknown>>> = {
  nextStep: anyNextStep,
  prepared: anyNextStep,
  diagnosed: sql`exists (select from need_diagnosis)`,
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
