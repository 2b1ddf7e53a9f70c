import type { Work } from '../../../../platform/work.ts'
import { askForSupport } from '../../../touches/index.ts'
import { editableNeed } from '../reading.ts'

/** T7: a rep may ask for support at any stage; here for a need, which the step-in then names. */
export async function askForSupportOnNeed(work: Work, id: string, note: string) {
  const { customer } = await editableNeed(work, id)
  return askForSupport(work, customer.id, note, id)
}
