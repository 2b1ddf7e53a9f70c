import { z } from 'zod'
import { endpoint } from '../../../shared/endpoint.ts'
import { ById, Id, Instant } from '../../../shared/page.ts'
import { notAllowed, notFound, versionConflict } from '../../../shared/refusals.ts'
import { archivedCustomer, inPool, mayNotTouch, mergedCustomer } from '../../customers/refusals.ts'

const tag = 'services'
const onCustomer = [notFound, archivedCustomer, mergedCustomer, mayNotTouch, notAllowed] as const

const Asset = z
  .object({
    id: Id,
    customerId: Id,
    name: z.string(),
    serial: z.string().nullable(),
    note: z.string().nullable(),
    endedAt: Instant.nullable().describe('Sold or scrapped'),
    receptions: z.int().describe('How often it was brought to us'),
    lastAt: Instant.nullable(),
    version: z.int(),
  })
  .meta({ id: 'Asset' })

export const AssetInput = z.strictObject({
  name: z.string().trim().min(1).max(80),
  serial: z.string().trim().max(80).nullable().default(null),
  note: z.string().trim().max(500).nullable().default(null),
})

export const listAssets = endpoint({
  id: 'listAssets',
  method: 'GET',
  path: '/customers/{id}/assets',
  tag,
  summary: 'A customer’s machines and vehicles that we look after (A10)',
  params: ById,
  reply: z.object({ items: z.array(Asset) }),
  refusals: [notFound, inPool],
})
export const addAsset = endpoint({
  id: 'addAsset',
  method: 'POST',
  path: '/customers/{id}/assets',
  tag,
  summary: 'Note a customer’s machine or vehicle (A10)',
  status: 201,
  params: ById,
  body: AssetInput,
  reply: Asset,
  refusals: [...onCustomer],
})
export const changeAsset = endpoint({
  id: 'changeAsset',
  method: 'PATCH',
  path: '/assets/{id}',
  tag,
  summary: 'Mend what is known of a machine, or say that it is gone (A10)',
  params: ById,
  body: AssetInput.partial().extend({ ended: z.boolean().optional() }),
  reply: Asset,
  refusals: [...onCustomer, versionConflict],
})
