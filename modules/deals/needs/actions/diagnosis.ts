import { publish } from '../../../../platform/events.ts'
import type { Work } from '../../../../platform/work.ts'
import { noteSights } from '../../../secrecy/index.ts'
import { needDiagnosed } from '../../events.ts'
import { DIAGNOSIS_FIELDS, type Diagnosis, missingOf } from '../../rules/diagnosis.ts'
import * as contract from '../contract.ts'
import { diagnosesOf, insertDiagnosis } from '../diagnosis.repo.ts'
import { editableNeed, seenNeed } from '../reading.ts'

/** P8: how the diagnosis of a need stands, and every version before. */
export async function showDiagnosis(work: Work, id: string) {
  const { customer } = await seenNeed(work, id)
  return diagnosisOf(work, id, customer.id)
}

/** P8: writes the next version; what is not told stays as it was. */
export async function writeDiagnosis(
  work: Work,
  id: string,
  told: { [Field in keyof Diagnosis]?: string | undefined },
) {
  const { customer } = await editableNeed(work, id)
  const [latest] = await diagnosesOf(work.tx, id)
  const version = (latest?.version ?? 0) + 1
  const next = DIAGNOSIS_FIELDS.map((field) => [field, told[field] ?? latest?.[field] ?? ''])
  await insertDiagnosis(work, id, version, Object.fromEntries(next) as Diagnosis)
  await publish(work, needDiagnosed, { customerId: customer.id, subjectId: id, data: { version } })
  return diagnosisOf(work, id, customer.id)
}

async function diagnosisOf(work: Work, needId: string, customerId: string) {
  // It does not say whose it is, so the sight is noted here (S4).
  await noteSights(work, contract.showDiagnosis.id, [customerId])
  const versions = await diagnosesOf(work.tx, needId)
  const current = versions[0] ?? null
  return { current, missing: missingOf(current), versions }
}
