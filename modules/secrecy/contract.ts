import { z } from 'zod'
import { endpoint } from '../../shared/endpoint.ts'
import { Id, Instant, PersonRef, pageOf, paging } from '../../shared/page.ts'
import { notFound } from '../../shared/refusals.ts'
import * as refused from './refusals.ts'
import { FLAGS } from './rules/unusual.ts'

const tag = 'secrecy'
const Version = z.coerce.number().int().min(1).max(1_000_000)
const Wording = z.string().trim().min(1).max(20_000)

export const Signature = z
  .object({
    id: Id,
    person: PersonRef,
    name: z.string().describe('As it was when signed'),
    version: z.int(),
    signedAt: Instant,
  })
  .meta({ id: 'UndertakingSignature' })

export const Undertaking = z
  .object({
    version: z.int(),
    zh: z.string(),
    en: z.string(),
    publishedAt: Instant,
    publishedBy: PersonRef.nullable().describe('Null for the text that Jinke brings along'),
  })
  .meta({ id: 'Undertaking' })

export const showUndertaking = endpoint({
  id: 'showUndertaking',
  method: 'GET',
  path: '/undertaking',
  tag,
  summary: 'The confidentiality undertaking as it now reads, and what one has signed (S2)',
  reply: Undertaking.extend({
    signedAt: Instant.nullable().describe('This version, by oneself'),
    wanted: z
      .boolean()
      .describe('One is on a list of confidants, or on one by office, and has not signed this version'),
    signatures: z.array(Signature).describe('One’s own, the newest first'),
  }),
})

export const signUndertaking = endpoint({
  id: 'signUndertaking',
  method: 'POST',
  path: '/undertaking/signatures',
  tag,
  summary: 'Sign the undertaking, in the version that was read (S2); signing again changes nothing',
  body: z.strictObject({ version: z.int().min(1).max(1_000_000) }),
  reply: Signature,
  refusals: [refused.undertakingChanged],
})

export const printSignature = endpoint({
  id: 'printSignature',
  method: 'GET',
  path: '/undertaking/signatures/{id}/document',
  tag,
  summary: 'A signed undertaking as PDF: one’s own; for the company’s heads and the audit, anybody’s',
  params: z.strictObject({ id: Id }),
  query: z.strictObject({ locale: z.enum(['zh', 'en']).optional() }),
  produces: 'application/pdf',
  refusals: [notFound],
})

const READERS = ['director', 'admin', 'auditor'] as const

export const listUndertakings = endpoint({
  id: 'listUndertakings',
  method: 'GET',
  path: '/undertakings',
  tag,
  summary: 'All versions of the undertaking, and how many signed each',
  roles: READERS,
  reply: z.object({ items: z.array(Undertaking.extend({ signatures: z.int() })) }),
})

export const publishUndertaking = endpoint({
  id: 'publishUndertaking',
  method: 'POST',
  path: '/undertakings',
  tag,
  summary: 'Publish a new version: from now on it counts, and everyone named signs again (S2)',
  roles: ['director', 'admin'],
  body: z.strictObject({ zh: Wording, en: Wording }),
  status: 201,
  reply: Undertaking,
})

export const listSignatures = endpoint({
  id: 'listSignatures',
  method: 'GET',
  path: '/undertakings/{version}/signatures',
  tag,
  summary: 'Who signed a version, the latest first',
  roles: READERS,
  params: z.strictObject({ version: Version }),
  query: z.strictObject(paging),
  reply: pageOf(Signature),
})

export const Sight = z
  .object({
    id: Id,
    at: Instant,
    person: PersonRef,
    customer: PersonRef,
    contact: PersonRef.nullable(),
    place: z.string().describe('The endpoint that showed it'),
    placeText: z.string(),
    what: z.array(z.string()).describe('The sealed values shown; none: the record'),
    flags: z.array(z.object({ code: z.enum(FLAGS), text: z.string() })).describe('What is unusual about it'),
  })
  .meta({ id: 'Sight' })

export const listSights = endpoint({
  id: 'listSights',
  method: 'GET',
  path: '/sights',
  tag,
  summary:
    'S4: who saw what of the secret customers that one answers for by office or, as a head or the audit, is named for, and which sealed values of any, the latest first',
  roles: ['manager', 'director', 'admin', 'auditor'],
  query: z.strictObject({
    ...paging,
    customer: Id.optional(),
    person: Id.optional().describe('All but oneself where left out'),
    unusual: z.enum(['true', 'false']).optional().describe('Only what the rules flag'),
  }),
  reply: pageOf(Sight),
  refusals: [refused.reviewNeedsSignature],
})
