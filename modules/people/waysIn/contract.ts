import { z } from 'zod'
import { endpoint } from '../../../shared/endpoint.ts'
import { ById, Id } from '../../../shared/page.ts'
import { notFound } from '../../../shared/refusals.ts'
import { KeyReply } from '../contract.ts'
import { onlyInBrowser } from '../factors/refusals.ts'
import { proveAgain } from '../refusals.ts'

const tag = 'people'

export const listKeysOf = endpoint({
  id: 'listKeysOf',
  method: 'GET',
  path: '/people/{id}/keys',
  tag,
  summary: 'G4: a colleague’s keys for scripts; what they are is told to nobody',
  roles: ['admin'],
  params: ById,
  reply: z.object({ items: z.array(KeyReply) }),
  refusals: [notFound],
})

export const revokeKeyOf = endpoint({
  id: 'revokeKeyOf',
  method: 'DELETE',
  path: '/people/{id}/keys/{keyId}',
  tag,
  summary: 'G4: revoke one of a colleague’s keys',
  roles: ['admin'],
  params: z.object({ id: Id, keyId: Id }),
  status: 204,
  refusals: [notFound, onlyInBrowser, proveAgain],
})

export const endSessionsOf = endpoint({
  id: 'endSessionsOf',
  method: 'DELETE',
  path: '/people/{id}/sessions',
  tag,
  summary: 'G4: sign a colleague out everywhere; of oneself all but this session. Keys stay',
  roles: ['admin'],
  params: ById,
  status: 204,
  refusals: [notFound, onlyInBrowser, proveAgain],
})
