import type { Work } from '../../platform/work.ts'
import { isCalendar } from './keeping.ts'
import { filesOf } from './repo.ts'
import { bytesOf } from './sending/repo.ts'

export interface CalendarPart {
  name: string
  ics: string
}

const LARGEST = 1 << 20

/** The invitations and answers that came with a mail, as text; what is too large for one is left out. */
export async function calendarPartsOf(work: Pick<Work, 'tx'>, messageId: string): Promise<CalendarPart[]> {
  const parts: CalendarPart[] = []
  for (const file of (await filesOf(work.tx, messageId)).filter(isCalendar)) {
    const bytes = file.size <= LARGEST ? await bytesOf(work.tx, file.sha256) : null
    if (bytes) parts.push({ name: file.name, ics: bytes.toString('utf8') })
  }
  return parts
}
