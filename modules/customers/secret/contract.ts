import { z } from 'zod'
import { endpoint } from '../../../shared/endpoint.ts'
import { ById, Id, Instant, PersonRef, pageOf, paging } from '../../../shared/page.ts'
import { notAllowed, notFound } from '../../../shared/refusals.ts'
import * as refused from '../../secrecy/refusals.ts'
import { SECRECY, TIERS } from '../rules/stages.ts'

const tag = 'secrecy'
const Reason = z.string().trim().min(1).max(500)

export const Outline = z
  .object({
    id: Id,
    name: z.string(),
    tier: z.enum(TIERS).nullable(),
    owner: PersonRef.nullable(),
    ask: z.array(PersonRef).describe('Who answers for it'),
    named: z.boolean().describe('One is named for it and only has to sign'),
  })
  .meta({ id: 'SealedOutline' })

export const listSealed = endpoint({
  id: 'listSealed',
  method: 'GET',
  path: '/customers/sealed',
  tag,
  summary: 'Sealed customers that one would see but for the seal: that they exist, and whom to ask (S1)',
  query: z.strictObject(paging),
  reply: pageOf(Outline),
  outlines: true,
})

export const SecrecyReply = z
  .object({
    grade: z.enum(SECRECY),
    confidants: z
      .array(
        z.object({
          person: PersonRef,
          by: z.enum(['list', 'office']),
          cause: z
            .enum(['sealed', 'owner', 'named'])
            .nullable()
            .describe('Knew it when it was sealed, became its owner, or was named by hand'),
          namedBy: PersonRef.nullable(),
          namedAt: Instant.nullable(),
          signed: z.boolean().describe('Without the signature nothing is open (S2)'),
        }),
      )
      .describe('Who sees it; empty for an open customer'),
    can: z.object({ name: z.boolean(), hide: z.boolean(), open: z.boolean(), review: z.boolean() }),
  })
  .meta({ id: 'Secrecy' })

export const showSecrecy = endpoint({
  id: 'showSecrecy',
  method: 'GET',
  path: '/customers/{id}/secrecy',
  tag,
  summary: 'Who is named for a customer, and whether it is open, sealed or hidden (S1, S2)',
  params: ById,
  reply: SecrecyReply,
  refusals: [notFound],
})

const OneConfidant = z.strictObject({ id: Id, personId: Id })

export const nameConfidant = endpoint({
  id: 'nameConfidant',
  method: 'PUT',
  path: '/customers/{id}/confidants/{personId}',
  tag,
  summary: 'Name a colleague for a secret customer: by who answers for it (S1)',
  params: OneConfidant,
  reply: SecrecyReply,
  refusals: [notFound, refused.mayNotName, refused.notSecret, refused.unknownConfidant],
})

export const removeConfidant = endpoint({
  id: 'removeConfidant',
  method: 'DELETE',
  path: '/customers/{id}/confidants/{personId}',
  tag,
  summary: 'Take a colleague off the list; the responsible manager is on it by office and stays (S2)',
  params: OneConfidant,
  reply: SecrecyReply,
  refusals: [notFound, refused.mayNotName, refused.namedByOffice, refused.notNamed],
})

export const openCustomer = endpoint({
  id: 'openCustomer',
  method: 'POST',
  path: '/customers/{id}/openings',
  tag,
  summary: 'Open a customer whose tier is sealed no more: by who answers for it, with the reason (S1)',
  params: ById,
  body: z.strictObject({ reason: Reason }),
  reply: SecrecyReply,
  refusals: [notFound, refused.mayNotName, refused.notSecret, refused.sealedByTier],
})

export const hideCustomer = endpoint({
  id: 'hideCustomer',
  method: 'PUT',
  path: '/customers/{id}/hidden',
  tag,
  summary: 'Hide a customer from everyone who is not named, or show it again, with the reason (S1)',
  params: ById,
  body: z.strictObject({ hidden: z.boolean(), reason: Reason }),
  reply: SecrecyReply,
  refusals: [notAllowed, notFound, refused.mayNotHide],
})
