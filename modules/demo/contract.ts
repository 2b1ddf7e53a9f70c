import { z } from 'zod'
import { endpoint } from '../../shared/endpoint.ts'
import { crossSite } from '../../shared/refusals.ts'
import { Role } from '../people/contract.ts'
import { needsKeeper } from './refusals.ts'

const Words = z.object({ zh: z.string(), en: z.string() })

export const DemoState = z.enum(['none', 'building', 'ready'])

const tag = 'demo'

export const showDemo = endpoint({
  id: 'showDemo',
  method: 'GET',
  path: '/demo',
  tag,
  summary: 'How far the demo company is, and as whom a visitor may look around in it',
  open: true,
  reply: z.object({
    state: DemoState,
    progress: z.number().min(0).max(1).describe('1 when it is ready'),
    accounts: z.array(
      z.object({
        login: z.string(),
        name: z.string(),
        role: Role,
        what: Words.describe('What this person sees'),
      }),
    ),
    password: z.string().describe('Of all accounts of the demo'),
  }),
})

export const startDemo = endpoint({
  id: 'startDemo',
  method: 'POST',
  path: '/demo',
  tag,
  summary: 'Start building the demo company if there is none (T8: a company of its own)',
  open: true,
  status: 202,
  reply: z.object({ state: DemoState }),
  refusals: [needsKeeper, crossSite],
})

export const dropDemo = endpoint({
  id: 'dropDemo',
  method: 'DELETE',
  path: '/demo',
  tag,
  summary: 'Drop the demo company, whole (T8)',
  open: true,
  status: 204,
  refusals: [needsKeeper, crossSite],
})
