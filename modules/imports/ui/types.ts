import type { z } from 'zod'
import type { ImportReply, RemarkReply, SheetReply } from '../contract.ts'

export type Import = z.infer<typeof ImportReply>
export type SheetFound = z.infer<typeof SheetReply>
export type SheetDone = Import['sheets'][number]
export type Remark = z.infer<typeof RemarkReply>

const AT_WORK: readonly Import['state'][] = ['previewing', 'queued', 'running', 'undoing']

/** Whether the server is busy with it, so that it is worth asking again soon. */
export const isAtWork = (state: Import['state']): boolean => AT_WORK.includes(state)
