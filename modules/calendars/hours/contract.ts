import { z } from 'zod'
import { endpoint } from '../../../shared/endpoint.ts'
import { ById, DayText, Id, Instant, PersonRef } from '../../../shared/page.ts'
import { notAllowed, notFound, versionConflict } from '../../../shared/refusals.ts'
import * as refused from '../refusals.ts'
import { TimeText, WeeklyHours } from '../rules/shapes.ts'

const tag = 'calendars'

const HoursReply = z
  .object({
    person: PersonRef,
    hours: WeeklyHours.describe('By the day of the week, 1 Monday to 7 Sunday'),
    ownHours: z.boolean().describe('False: the company’s hours hold'),
    zone: z.string().describe('IANA name of the time zone in which the person works'),
    ownZone: z.boolean(),
    version: z.int().describe('0 where nothing of the person’s own was ever set'),
    can: z.object({ change: z.boolean() }),
  })
  .meta({ id: 'WorkingHours' })

export const showWorkingHours = endpoint({
  id: 'showWorkingHours',
  method: 'GET',
  path: '/people/{id}/hours',
  tag,
  summary: 'When a colleague works: the own hours, or the company’s (A2)',
  params: ById,
  reply: HoursReply,
  refusals: [notFound],
})

export const setWorkingHours = endpoint({
  id: 'setWorkingHours',
  method: 'PUT',
  path: '/people/{id}/hours',
  tag,
  summary: 'Set a person’s working hours and zone; null goes back to the company’s (A2)',
  params: ById,
  body: z.strictObject({ hours: WeeklyHours.nullable(), zone: z.string().min(1).max(60).nullable() }),
  reply: HoursReply,
  refusals: [notFound, notAllowed, versionConflict, refused.unknownZone],
})

export const AbsenceKind = z.enum(['leave', 'sick', 'trip', 'training', 'other'])

const AbsenceReply = z
  .object({
    id: Id,
    person: PersonRef,
    firstOn: DayText,
    lastOn: DayText,
    fromTime: TimeText.nullable().describe('Of the first day; null: from its beginning'),
    untilTime: TimeText.nullable().describe('Of the last day; null: to its end'),
    startsAt: Instant,
    endsAt: Instant,
    kind: AbsenceKind.nullable().describe('Null for those who need not know why'),
    note: z.string().nullable(),
    can: z.object({ withdraw: z.boolean() }),
  })
  .meta({ id: 'Absence' })

export const listAbsences = endpoint({
  id: 'listAbsences',
  method: 'GET',
  path: '/absences',
  tag,
  summary: 'Who is away from one day to another; why is told to the person and the managers only (A2)',
  query: z.strictObject({ from: DayText, to: DayText, person: Id.optional() }),
  reply: z.object({ items: z.array(AbsenceReply) }),
  refusals: [refused.endsBeforeItBegins, refused.spanTooLong],
})

export const noteAbsence = endpoint({
  id: 'noteAbsence',
  method: 'POST',
  path: '/absences',
  tag,
  summary: 'Note that somebody is away: no time of it is proposed to customers (A2)',
  body: z.strictObject({
    personId: Id.optional().describe('Oneself where left out'),
    kind: AbsenceKind,
    firstOn: DayText,
    lastOn: DayText,
    fromTime: TimeText.optional(),
    untilTime: TimeText.optional(),
    note: z.string().trim().min(1).max(500).optional(),
  }),
  status: 201,
  reply: AbsenceReply,
  refusals: [notAllowed, refused.unknownPerson, refused.endsBeforeItBegins, refused.absenceTooLong],
})

export const withdrawAbsence = endpoint({
  id: 'withdrawAbsence',
  method: 'DELETE',
  path: '/absences/{id}',
  tag,
  summary: 'Take an absence back; that it was noted stays on record',
  params: ById,
  status: 204,
  refusals: [notFound],
})

export const showBusy = endpoint({
  id: 'showBusy',
  method: 'GET',
  path: '/busy',
  tag,
  summary: 'When colleagues work, and when they are away or busy in their own calendars, without saying with what (A6)',
  query: z.strictObject({
    people: z
      .string()
      .transform((text) => text.split(','))
      .pipe(z.array(Id).min(1).max(50))
      .describe('Ids, parted by commas'),
    from: Instant,
    to: Instant,
  }),
  reply: z.object({
    worked: z.array(z.object({ personId: Id, startsAt: Instant, endsAt: Instant })).describe('Their working hours'),
    items: z.array(z.object({ personId: Id, startsAt: Instant, endsAt: Instant, wholeDay: z.boolean() })),
  }),
  refusals: [refused.endsBeforeItBegins, refused.spanTooLong],
})

export const showYear = endpoint({
  id: 'showYear',
  method: 'GET',
  path: '/calendars/years/{year}',
  tag,
  summary: 'A year as the company works it: holidays, adjusted workdays, own days, festivals, solar terms (A2, R6)',
  params: z.strictObject({ year: z.coerce.number().int().min(1901).max(2100) }),
  reply: z.object({
    year: z.int(),
    known: z.boolean().describe('False where the country has not published the year: only the days of the week count'),
    workdays: z.int(),
    days: z
      .array(
        z.object({
          day: DayText,
          work: z.boolean(),
          why: z.enum(['own', 'holiday', 'adjusted']),
          name: z.object({ zh: z.string(), en: z.string() }),
        }),
      )
      .describe('The days that are not what their weekday says'),
    festivals: z.array(z.object({ key: z.string(), day: DayText, name: z.object({ zh: z.string(), en: z.string() }) })),
    terms: z.array(z.object({ day: DayText, name: z.object({ zh: z.string(), en: z.string() }) })),
    rest: z.array(z.int()).describe('The days of the week on which nobody works, 1 Monday to 7 Sunday'),
  }),
})
