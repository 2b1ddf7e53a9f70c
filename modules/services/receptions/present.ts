import type { Work } from '../../../platform/work.ts'
import { type ReceptionRow, stepsOf } from './repo.ts'

export const present = ({ callOn, callTaskId: _task, callResult, calledAt, callSaid, ...shown }: ReceptionRow) => ({
  ...shown,
  call: callOn === null ? null : { on: callOn, result: callResult, at: calledAt, said: callSaid },
})

export async function detail(work: Work, reception: ReceptionRow, mine: boolean) {
  return { ...present(reception), moves: await stepsOf(work.tx, reception.id), can: { change: mine } }
}
