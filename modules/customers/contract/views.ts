import { z } from 'zod'
import { endpoint } from '../../../shared/endpoint.ts'
import { ById, Id, PersonRef } from '../../../shared/page.ts'
import { parseIn } from '../../../shared/parsing.ts'
import { notFound, versionConflict } from '../../../shared/refusals.ts'
import * as refused from '../refusals.ts'
import { COLUMNS } from '../rules/columns.ts'
import { customerFilter, sort } from './list.ts'
import { tag } from './shapes.ts'

/** What a saved view asks of the list: its filter and sort, as they stand in the address. */
const ViewQuery = z.record(z.string(), z.string()).superRefine((query, context) => {
  const [zh, en] = [parseIn(AsAddress, query, 'zh'), parseIn(AsAddress, query, 'en')]
  if (zh.ok || en.ok) return
  for (const [n, { path, message }] of zh.faults.entries())
    context.addIssue({
      code: 'custom',
      path: [...path],
      params: { text: { zh: message, en: en.faults[n]?.message ?? message } },
    })
})
const AsAddress = z.strictObject({ ...customerFilter, sort })

const Columns = z.array(z.enum(COLUMNS)).min(1).max(COLUMNS.length)

export const ViewReply = z
  .object({
    id: Id,
    name: z.string(),
    shared: z.boolean(),
    by: PersonRef,
    query: z.record(z.string(), z.string()),
    columns: z.array(z.enum(COLUMNS)),
    position: z.int(),
    version: z.int(),
    can: z.object({ change: z.boolean() }),
  })
  .meta({ id: 'View' })

const view = {
  name: z.string().trim().min(1).max(60),
  shared: z.boolean().describe('Colleagues see it too, over what is in their own sight'),
  query: ViewQuery,
  columns: Columns,
  position: z.int().min(0).max(10_000),
}

export const listViews = endpoint({
  id: 'listViews',
  method: 'GET',
  path: '/views',
  tag,
  summary: 'Saved views of the list: own ones first, then those that colleagues share',
  reply: z.object({ items: z.array(ViewReply) }),
})

export const addView = endpoint({
  id: 'addView',
  method: 'POST',
  path: '/views',
  tag,
  summary: 'Save a view: filter, sort and columns',
  status: 201,
  body: z.strictObject({ ...view, shared: view.shared.default(false), position: view.position.default(0) }),
  reply: ViewReply,
})

export const changeView = endpoint({
  id: 'changeView',
  method: 'PATCH',
  path: '/views/{id}',
  tag,
  summary: 'Change a view of one’s own',
  params: ById,
  body: z.strictObject(view).partial(),
  reply: ViewReply,
  refusals: [notFound, versionConflict, refused.notYourView],
})

export const removeView = endpoint({
  id: 'removeView',
  method: 'DELETE',
  path: '/views/{id}',
  tag,
  summary: 'Remove a view of one’s own',
  params: ById,
  status: 204,
  refusals: [notFound, refused.notYourView],
})
