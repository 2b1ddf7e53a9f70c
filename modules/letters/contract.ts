import { z } from 'zod'
import { endpoint } from '../../shared/endpoint.ts'
import { Id, Instant, PersonRef, pageOf, paging } from '../../shared/page.ts'
import { notAllowed, notFound, versionConflict } from '../../shared/refusals.ts'
import { inPool, unknownContact } from '../customers/refusals.ts'
import { optedOut } from '../mail/refusals.ts'
import * as refused from './refusals.ts'
import { FUNCTIONS, type LetterFunction, PARTS } from './rules/functions.ts'

const tag = 'letters'
const MOST = { subject: 500, body: 20_000 }

const LetterLocale = z.enum(['zh', 'en'])
const Key = z
  .string()
  .regex(/^(?:[a-z_]{2,40}|[0-9a-f-]{36})$/)
  .describe('A built-in letter’s name, or the id of one of the company’s own')
const ByKey = z.strictObject({ id: Key })
const Subject = z.string().trim().min(1).max(MOST.subject)
const Body = z.string().max(MOST.body)
const OfFunction = z.enum(FUNCTIONS as [LetterFunction, ...LetterFunction[]])
const Name = z.string().trim().min(1).max(60)

const item = {
  id: Key,
  function: OfFunction,
  part: z.enum(PARTS as [(typeof PARTS)[number], ...(typeof PARTS)[number][]]),
  name: z.string(),
  own: z.boolean().describe('The company’s own, not one that the program brings'),
  state: z.enum(['on', 'off']),
  locales: z.array(z.object({ locale: LetterLocale, edited: z.boolean() })),
}
export const LetterItem = z.object(item).meta({ id: 'LetterItem' })

const LetterText = z
  .object({
    locale: LetterLocale,
    subject: z.string(),
    body: z.string(),
    number: z.int().describe('The version it is; 0: as the program brings it, never changed'),
    edited: z.boolean(),
  })
  .meta({ id: 'LetterText' })

export const LetterReply = z
  .object({ ...item, version: z.int(), texts: z.array(LetterText), can: z.object({ change: z.boolean() }) })
  .meta({ id: 'Letter' })

export const listLetters = endpoint({
  id: 'listLetters',
  method: 'GET',
  path: '/letters',
  tag,
  summary: 'The letters by function, those that the program brings and the company’s own (C4)',
  reply: z.object({ items: z.array(LetterItem), can: z.object({ change: z.boolean() }) }),
})

export const listLetterVariables = endpoint({
  id: 'listLetterVariables',
  method: 'GET',
  path: '/letters/variables',
  tag,
  summary: 'What a letter may take from the record, with an example of each',
  reply: z.object({
    items: z.array(z.object({ key: z.string(), group: z.string(), label: z.string(), example: z.string() })),
  }),
})

export const showLetter = endpoint({
  id: 'showLetter',
  method: 'GET',
  path: '/letters/{id}',
  tag,
  summary: 'One letter, as it stands in each language',
  params: ByKey,
  reply: LetterReply,
  refusals: [notFound],
})

export const addLetter = endpoint({
  id: 'addLetter',
  method: 'POST',
  path: '/letters',
  tag,
  summary: 'Write a letter of the company’s own',
  status: 201,
  body: z.strictObject({ function: OfFunction, name: Name, locale: LetterLocale, subject: Subject, body: Body }),
  reply: LetterReply,
  refusals: [notAllowed, refused.letterBroken, refused.unknownVariable, refused.letterNameTaken],
})

export const changeLetter = endpoint({
  id: 'changeLetter',
  method: 'PATCH',
  path: '/letters/{id}',
  tag,
  summary: 'Rename one of the company’s own letters, turn it off or on again',
  params: ByKey,
  body: z.strictObject({ name: Name.optional(), state: z.enum(['on', 'off']).optional() }),
  reply: LetterReply,
  refusals: [notAllowed, notFound, versionConflict, refused.builtInLetter, refused.letterNameTaken],
})

export const writeLetter = endpoint({
  id: 'writeLetter',
  method: 'POST',
  path: '/letters/{id}/versions',
  tag,
  summary: 'Change what a letter says: a new version; earlier ones stay',
  status: 201,
  params: ByKey,
  body: z.strictObject({
    locale: LetterLocale,
    text: z.strictObject({ subject: Subject, body: Body }).nullable().describe('null: back to what the program brings'),
    seen: z.int().min(0).describe('The version that the edit began from'),
  }),
  reply: LetterReply,
  refusals: [notAllowed, notFound, versionConflict, refused.letterBroken, refused.unknownVariable, refused.onlyBuiltIn],
})

export const listLetterVersions = endpoint({
  id: 'listLetterVersions',
  method: 'GET',
  path: '/letters/{id}/versions',
  tag,
  summary: 'What a letter said before, the newest version first',
  params: ByKey,
  query: z.strictObject({ ...paging, locale: LetterLocale }),
  reply: pageOf(
    z.object({
      number: z.int(),
      subject: z.string().nullable().describe('null: back to what the program brings'),
      body: z.string().nullable(),
      by: PersonRef,
      at: Instant,
    }),
  ),
  refusals: [notFound],
})

export const previewLetter = endpoint({
  id: 'previewLetter',
  method: 'POST',
  path: '/letters/previews',
  tag,
  summary: 'A letter filled from a real record, with all that it lacks and where to fill that in',
  body: z.strictObject({
    id: Key.optional().describe('Of a letter as it stands'),
    text: z
      .strictObject({ subject: z.string().max(MOST.subject), body: Body })
      .optional()
      .describe('Or of a draft'),
    locale: LetterLocale,
    customerId: Id.optional().describe('Left out: filled with examples'),
    contactId: Id.optional().describe('Left out: the main contact'),
    orderId: Id.optional().describe('Left out: the latest'),
    quoteId: Id.optional().describe('Left out: the latest that was sent'),
  }),
  reply: z.object({
    subject: z.string(),
    body: z.string(),
    missing: z.array(z.object({ key: z.string(), group: z.string(), label: z.string(), mend: z.string() })),
    customer: z.object({ id: Id, name: z.string() }).nullable(),
  }),
  refusals: [
    notFound,
    inPool,
    unknownContact,
    optedOut,
    refused.unwelcome,
    refused.notItsOrder,
    refused.letterBroken,
    refused.unknownVariable,
  ],
})
