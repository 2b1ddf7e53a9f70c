// PLACEHOLDER contracts: endpoints that the web app already calls and no module declares yet. Replace each by its
// import as soon as a module has it, and delete this file when it is empty.
import { z } from 'zod'
import { endpoint } from '../shared/endpoint.ts'

export const startDemo = endpoint({
  id: 'startDemo',
  method: 'POST',
  path: '/demo',
  tag: 'demo',
  summary: 'Start building the demo company; GET /setup tells when it is ready',
  open: true,
  status: 202,
  reply: z.object({ demo: z.enum(['building', 'ready']) }),
})

/** Who may be tried in the demo company. */
export const showDemo = endpoint({
  id: 'showDemo',
  method: 'GET',
  path: '/demo',
  tag: 'demo',
  summary: 'The people of the demo as whom a visitor may look around, and the password they all have',
  open: true,
  reply: z.object({
    people: z.array(z.object({ login: z.string(), name: z.string(), role: z.string(), about: z.string() })),
    password: z.string(),
  }),
})
