import { z } from 'zod'
import { endpoint } from '../../../shared/endpoint.ts'
import { Instant } from '../../../shared/page.ts'
import { notFound } from '../../../shared/refusals.ts'
import { feedTooOften } from '../refusals.ts'

const tag = 'calendars'

export const showFeed = endpoint({
  id: 'showFeed',
  method: 'GET',
  path: '/me/feed',
  tag,
  summary: 'Whether one’s appointments can be subscribed to, and when somebody last did (A6)',
  reply: z.object({ madeAt: Instant.nullable(), readAt: Instant.nullable() }),
})

export const makeFeed = endpoint({
  id: 'makeFeed',
  method: 'POST',
  path: '/me/feed',
  tag,
  summary:
    'Make a link by which calendars subscribe to one’s appointments; it is shown this once, and ends the one before (A6)',
  status: 201,
  reply: z.object({ path: z.string().describe('Below the address of Jinke'), madeAt: Instant }),
})

export const revokeFeed = endpoint({
  id: 'revokeFeed',
  method: 'DELETE',
  path: '/me/feed',
  tag,
  summary: 'End the link: who has it reads nothing more',
  status: 204,
  refusals: [notFound],
})

export const readFeed = endpoint({
  id: 'readFeed',
  method: 'GET',
  path: '/feeds/{company}/{file}',
  tag,
  summary: 'A subscribed calendar, for whoever has its link (A6)',
  open: true,
  params: z.strictObject({
    company: z.string().regex(/^[a-z0-9_-]{1,40}$/),
    file: z.string().regex(/^[A-Za-z0-9_-]{43}\.ics$/),
  }),
  produces: 'text/calendar',
  refusals: [notFound, feedTooOften],
})
