import { rows, run, sql, type Tx } from '../../../platform/sql.ts'
import type { Work } from '../../../platform/work.ts'
import type { Diagnosis } from '../rules/diagnosis.ts'
import { refColumn } from '../sight.ts'
import type { Ref } from './repo.ts'

export type DiagnosisRow = Diagnosis & { version: number; by: Ref; at: string }

/** The versions of a need's diagnosis, the latest first. */
export const diagnosesOf = (tx: Tx, needId: string) =>
  rows(
    tx,
    sql<DiagnosisRow>`select d.version, d.purpose, d.conditions, d.equipment, d.process, d.budget, d.findings, d.prescription, ${refColumn('p')} as by, d.at
      from need_diagnosis d join person p on p.id = d.by_id where d.need_id = ${needId} order by d.version desc`,
  )

export async function insertDiagnosis(work: Work, needId: string, version: number, d: Diagnosis): Promise<void> {
  await run(
    work.tx,
    sql`insert into need_diagnosis (need_id, version, purpose, conditions, equipment, process, budget, findings, prescription, by_id, at)
        values (${needId}, ${version}, ${d.purpose}, ${d.conditions}, ${d.equipment}, ${d.process}, ${d.budget}, ${d.findings}, ${d.prescription},
          ${work.by.id}, ${work.now})`,
  )
}
