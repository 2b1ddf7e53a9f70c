import type { Work } from '../../platform/work.ts'
import type { Text } from '../../shared/text.ts'

/** An appointment of one of us, as it is shown in calendars elsewhere. */
export interface Entry {
  /** Made by `ownUid`: by it we know our own again wherever it comes back from. */
  readonly uid: string
  readonly sequence: number
  readonly changedAt: string
  readonly startsAt: string
  readonly endsAt: string
  /** What it is: a visit, a call. */
  readonly kind: Text
  /** With whom; never told where `secret`. */
  readonly title: string
  readonly place: string | null
  readonly note: string | null
  /** Of a customer that not everybody may know of (S1): only that there is an appointment is told outside. */
  readonly secret: boolean
}

/** What a later module puts into people's calendars: appointments, reminders of care. */
export type EntrySource = (work: Work, asked: { personId: string; from: Date; to: Date }) => Promise<readonly Entry[]>

const sources: EntrySource[] = []

/** Later modules tell here what belongs into a person's calendar; it is asked for whenever one is read or written. */
export function fillsCalendars(source: EntrySource): void {
  sources.push(source)
}

export async function entriesOf(work: Work, personId: string, from: Date, to: Date): Promise<Entry[]> {
  const entries: Entry[] = []
  for (const source of sources) entries.push(...(await source(work, { personId, from, to })))
  return entries
}

const OWN = /@([a-z0-9_-]+)\.jinke$/

/** The UID of one of our own appointments: the same in mail, in feeds and in calendars. */
export const ownUid = (work: Pick<Work, 'company'>, id: string): string => `${id}@${work.company.slug}.jinke`

export const isOwnUid = (work: Pick<Work, 'company'>, uid: string): boolean => OWN.exec(uid)?.[1] === work.company.slug

/** The id that an own UID was made of. */
export const idOfUid = (work: Pick<Work, 'company'>, uid: string): string | null =>
  isOwnUid(work, uid) ? uid.replace(OWN, '') : null
