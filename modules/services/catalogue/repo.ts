import { type RawBuilder, rows, sql, type Tx } from '../../../platform/sql.ts'
import type { Text } from '../../../shared/text.ts'
import type { WeeklyHours } from '../../calendars/rules/shapes.ts'

export interface ServiceRow {
  id: string
  nameZh: string
  nameEn: string
  aboutZh: string | null
  aboutEn: string | null
  place: string | null
  responsible: { id: string; name: string }
  minutes: number
  buffer: number
  capacity: number
  noticeHours: number
  aheadDays: number
  hours: WeeklyHours
  slug: string
  state: 'open' | 'closed'
  origin: string | null
  resources: { id: string; name: string }[]
  version: number
}

export const selectServices = (tx: Tx, rest: RawBuilder<unknown>) =>
  rows(
    tx,
    sql<ServiceRow>`select s.id, s.name_zh, s.name_en, s.about_zh, s.about_en, s.place, jsonb_build_object('id', p.id, 'name', p.name) as responsible,
        s.minutes, s.buffer, s.capacity, s.notice_hours, s.ahead_days, s.hours, s.slug, s.state, s.origin, s.version,
        (select coalesce(jsonb_agg(jsonb_build_object('id', r.id, 'name', r.name) order by r.name, r.id), '[]')
          from service_resource x join resource r on r.id = x.resource_id
          where x.service_id = s.id and x.ended_at is null and r.state = 'on') as resources
      from service s join person p on p.id = s.responsible_id ${rest}`,
  )

export const findService = async (tx: Tx, id: string): Promise<ServiceRow | null> =>
  (await selectServices(tx, sql`where s.id = ${id}`))[0] ?? null

export const nameOf = (s: ServiceRow): Text => ({ zh: s.nameZh, en: s.nameEn })
