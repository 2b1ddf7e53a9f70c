import { createHash, randomBytes } from 'node:crypto'
import { newId, row, run, sql } from '../../../platform/sql.ts'
import type { Work } from '../../../platform/work.ts'
import { settingOf } from '../../../shared/setting.ts'
import { publicUrl } from '../../company/index.ts'
import { offerDays } from '../settings.ts'

const TOKEN_BYTES = 32
const hashOf = (token: string) => createHash('sha256').update(token).digest()

/** A1: a way for a customer to one appointment; of it only the digest is kept. It ends by itself, or when it is revoked. */
export async function makeLink(
  work: Work,
  appointment: { id: string; origin: string | null },
  contactId: string | null,
  expiresAt: Date,
  token = randomBytes(TOKEN_BYTES).toString('base64url'),
): Promise<string> {
  await run(
    work.tx,
    sql`insert into appointment_link (id, appointment_id, contact_id, token_hash, made_at, made_by, expires_at)
        values (${newId()}, ${appointment.id}, ${contactId}, ${hashOf(token)}, ${work.now}, ${work.by.id}, ${expiresAt})`,
  )
  return addressOf(work, appointment, token)
}

/** Where a link leads: the company's public address, else the one at which we were reached. */
export function addressOf(work: Work, { origin }: { origin: string | null }, token: string): string {
  const base = settingOf(work.settings, publicUrl) || origin || ''
  return `${base.replace(/\/+$/, '')}/a/${work.company.slug}/${token}`
}

export interface Link {
  id: string
  appointmentId: string
  contactId: string | null
}

/** Where a token leads; null where it leads nowhere, or no longer: of a contact, for as long as the contact is to come. */
export const followLink = (work: Work, token: string) =>
  row(
    work.tx,
    sql<Link>`select l.id, l.appointment_id, l.contact_id from appointment_link l
      where l.token_hash = ${hashOf(token)} and l.revoked_at is null and l.expires_at > ${work.now}
        and (l.contact_id is null or exists (select from appointment_contact ac join contact k on k.id = ac.contact_id
          where ac.appointment_id = l.appointment_id and ac.contact_id = l.contact_id and ac.ended_at is null and k.left_on is null and k.anonymised_at is null))`,
  )

/** Until when anybody who has a link can still answer. */
export const linksUntil = async (work: Work, appointmentId: string): Promise<string | null> =>
  (
    await row(
      work.tx,
      sql<{ until: string | null }>`select max(expires_at) as until from appointment_link
        where appointment_id = ${appointmentId} and revoked_at is null and expires_at > ${work.now}`,
    )
  )?.until ?? null

export const noteActed = (work: Work, linkId: string) =>
  run(work.tx, sql`update appointment_link set acted_at = ${work.now} where id = ${linkId}`)

export const revokeLinks = (work: Work, appointmentId: string) =>
  run(
    work.tx,
    sql`update appointment_link set revoked_at = ${work.now} where appointment_id = ${appointmentId} and revoked_at is null`,
  )

/** A5: by the link with which it was picked it is moved and called off later. */
export const extendLinks = (work: Work, appointmentId: string, until: Date) =>
  run(
    work.tx,
    sql`update appointment_link set expires_at = greatest(expires_at, ${until}::timestamptz)
        where appointment_id = ${appointmentId} and revoked_at is null and expires_at > ${work.now}`,
  )

const DAY_MS = 86_400_000
const AFTER_MS = 2 * DAY_MS

/** A1: offered times can be picked for so many days, and not after the last of them. */
export const untilWhen = (work: Work, last: Date, days = settingOf(work.settings, offerDays)): Date =>
  new Date(Math.min(work.now.getTime() + days * DAY_MS, last.getTime()))

/** So long a link of an agreed time lasts: it can still be answered shortly after. */
export const untilOver = (endsAt: Date): Date => new Date(endsAt.getTime() + AFTER_MS)
