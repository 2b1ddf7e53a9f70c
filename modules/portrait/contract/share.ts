import { z } from 'zod'
import { endpoint } from '../../../shared/endpoint.ts'
import { Money } from '../../../shared/money.ts'
import { ById, DayText, Id, Instant, PersonRef } from '../../../shared/page.ts'
import { notFound, versionConflict } from '../../../shared/refusals.ts'
import * as refused from '../refusals.ts'
import { SUPPLIER_RANKS } from '../rules/supplier.ts'
import { mayNotEdit, Percent, Rung, tag, Words } from './shapes.ts'

const Rival = z.strictObject({ name: z.string().trim().min(1).max(100), percent: Percent })

const Share = z.object({
  id: Id,
  on: DayText,
  ours: Percent,
  known: z.boolean().describe('Known, or estimated'),
  rivals: z.array(Rival),
  yearly: Money.nullable().describe('What they spend on it in a year'),
  rank: z.enum(SUPPLIER_RANKS),
  by: PersonRef,
})

export const ShareReply = z
  .object({
    latest: Share.nullable(),
    history: z.array(Share).describe('The latest first'),
    toFirst: z.int().nullable().describe('Percent points until nobody has more'),
    toSole: z.int().nullable(),
    rung: Rung,
    expected: z.enum(SUPPLIER_RANKS).nullable().describe('What the rung should give'),
    mismatch: z.enum(['buys_too_little', 'closeness_lags']).nullable(),
    plan: z
      .object({
        target: Percent,
        byDay: DayText,
        steps: z.string(),
        by: PersonRef,
        version: z.int(),
        recordedAt: Instant,
      })
      .nullable(),
    can: z.object({ edit: z.boolean() }),
  })
  .meta({ id: 'WalletShare' })

export const showShare = endpoint({
  id: 'showShare',
  method: 'GET',
  path: '/customers/{id}/share',
  tag,
  summary: 'Where we stand as a supplier: our share of what the customer buys, who has the rest, and the plan (D8)',
  params: ById,
  reply: ShareReply,
  refusals: [notFound],
})

export const noteShare = endpoint({
  id: 'noteShare',
  method: 'POST',
  path: '/customers/{id}/shares',
  tag,
  summary: 'Write down the shares, known or estimated, of a day (D8)',
  params: ById,
  body: z.strictObject({
    on: DayText.optional(),
    ours: Percent,
    known: z.boolean().default(false),
    rivals: z.array(Rival).max(20).default([]),
    yearly: Money.extend({ fen: z.int().min(0) })
      .nullable()
      .default(null),
  }),
  reply: ShareReply,
  refusals: [...mayNotEdit, refused.sharesTooMuch, refused.rivalTwice, refused.dayToCome],
})

export const planShare = endpoint({
  id: 'planShare',
  method: 'PUT',
  path: '/customers/{id}/share/plan',
  tag,
  summary: 'Plan the way up: the share to reach, by when, and how (D8)',
  params: ById,
  body: z.strictObject({ target: z.int().min(1).max(100), byDay: DayText, steps: Words }),
  reply: ShareReply,
  refusals: [...mayNotEdit, versionConflict],
})
