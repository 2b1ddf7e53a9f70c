import { z } from 'zod'
import { endpoint } from '../../../shared/endpoint.ts'
import { ById, Id, Instant } from '../../../shared/page.ts'
import { notFound, versionConflict } from '../../../shared/refusals.ts'
import * as refused from '../refusals.ts'

const tag = 'calendars'

const Url = z
  .string()
  .trim()
  .max(500)
  .regex(/^https?:\/\/\S+$/)
const Login = z.string().trim().min(1).max(200)
const Password = z.string().min(1).max(500)

const Problem = z.object({ reason: z.string(), text: z.string().describe('In the caller’s language') })

const SourceReply = z.object({
  id: Id,
  name: z.string(),
  busy: z.boolean().describe('Its events take the person’s time'),
  writes: z.boolean().describe('Appointments are written into it'),
  readOnly: z.boolean(),
  files: z.int().describe('How many events stand there, ahead'),
  unread: z.int().describe('How many of them could not be read'),
})

const AccountReply = z
  .object({
    id: Id,
    url: z.string(),
    login: z.string(),
    state: z
      .enum(['new', 'fine', 'partly', 'failed'])
      .describe('partly: read, but for some events that could not be; never fine while any is missing'),
    problem: Problem.nullable(),
    triedAt: Instant.nullable(),
    readAt: Instant.nullable(),
    sources: z.array(SourceReply),
    version: z.int(),
  })
  .meta({ id: 'CalendarAccount' })

export const listCalendarAccounts = endpoint({
  id: 'listCalendarAccounts',
  method: 'GET',
  path: '/me/calendars',
  tag,
  summary: 'One’s own calendars elsewhere that Jinke reads busy times from and writes appointments to (A6)',
  reply: z.object({ items: z.array(AccountReply) }),
})

export const testCalendarAccount = endpoint({
  id: 'testCalendarAccount',
  waits: true,
  method: 'POST',
  path: '/me/calendars/tests',
  tag,
  summary: 'Try a calendar server: which calendars are there, or in words why it does not work',
  body: z.strictObject({ url: Url, login: Login, password: Password }),
  reply: z.object({
    problem: Problem.nullable(),
    calendars: z.array(z.object({ url: z.string(), name: z.string(), readOnly: z.boolean() })),
  }),
})

export const addCalendarAccount = endpoint({
  id: 'addCalendarAccount',
  waits: true,
  method: 'POST',
  path: '/me/calendars',
  tag,
  summary: 'Connect a calendar server (CalDAV): busy times come in, appointments go out into one calendar (A6)',
  body: z.strictObject({
    url: Url,
    login: Login,
    password: Password.describe('Kept sealed, and never shown again'),
    writeTo: z.string().max(500).optional().describe('The calendar for appointments; none are written where left out'),
  }),
  status: 201,
  reply: AccountReply,
  refusals: [refused.notConnected, refused.accountKnown, refused.tooManyAccounts, refused.readOnlyCalendar],
})

export const changeCalendarAccount = endpoint({
  id: 'changeCalendarAccount',
  method: 'PATCH',
  path: '/me/calendars/{id}',
  tag,
  summary: 'Give a new password, choose which calendars take one’s time and which one appointments are written to',
  params: ById,
  body: z.strictObject({
    password: Password.optional(),
    busy: z.array(Id).max(200).optional().describe('The calendars that take one’s time; all others do not'),
    writes: Id.nullable().optional().describe('The calendar for appointments; null: none'),
  }),
  reply: AccountReply,
  refusals: [notFound, versionConflict, refused.readOnlyCalendar],
})

export const removeCalendarAccount = endpoint({
  id: 'removeCalendarAccount',
  method: 'DELETE',
  path: '/me/calendars/{id}',
  tag,
  summary: 'Disconnect a calendar server: its password and what was read of it are forgotten',
  params: ById,
  status: 204,
  refusals: [notFound],
})

export const readCalendarAccount = endpoint({
  id: 'readCalendarAccount',
  method: 'POST',
  path: '/me/calendars/{id}/readings',
  tag,
  summary: 'Read a calendar server now; it is done behind the scenes',
  params: ById,
  status: 202,
  reply: AccountReply,
  refusals: [notFound],
})
