import { z } from 'zod'
import { DayText } from '../../../shared/page.ts'
import { notFound } from '../../../shared/refusals.ts'
import * as customer from '../../customers/refusals.ts'
import { RUNGS } from '../../customers/rules/rungs.ts'
import { BLOCKS, LONGEST_TEXT } from '../rules/fields.ts'
import { CONFIDENCES, WAYS } from '../rules/knowledge.ts'
import { EVIDENCE_KINDS } from '../rules/proof.ts'
import { HOLDS } from '../rules/stuck.ts'
import { TRUST_KINDS } from '../rules/trust.ts'

export const tag = 'portrait'

export const mayNotEdit = [notFound, customer.mayNotTouch, customer.archivedCustomer, customer.mergedCustomer]

export const Rung = z.enum(RUNGS)

export const Block = z.union(BLOCKS.map((block) => z.literal(block)))

export const Value = z.union([
  z.string().trim().min(1).max(LONGEST_TEXT),
  z.number(),
  z.boolean(),
  z.strictObject({ fen: z.int(), currency: z.string().regex(/^[A-Z]{3}$/) }),
])

export const Way = z.enum(WAYS)

export const Confidence = z.enum(CONFIDENCES)

export const Percent = z.int().min(0).max(100)

export const Words = z.string().trim().min(1).max(2000)

export const Shortfall = z.object({ block: Block, has: Percent, needs: Percent })

const Days = z.array(DayText).describe('The days on which it happened, the latest first: the history tells the rest')

export const Evidence = z.object({
  kind: z.enum(EVIDENCE_KINDS),
  count: z.int(),
  days: Days,
  proves: Rung.nullable(),
})

export const Ladder = z
  .object({
    rung: Rung.describe('D2: what holds: no more than the portrait allows, no more than is proven'),
    bound: Rung.describe('What the portrait allows at most'),
    proven: Rung,
    byEvidence: Rung.describe('What the evidence alone would prove, before trust (D4)'),
    trust: z.number().describe('R2: the balance of the ledger today'),
    trustBy: z.array(z.object({ kind: z.enum(TRUST_KINDS), count: z.int(), weight: z.number(), days: Days })),
    evidence: z.array(Evidence),
    filled: z.array(Percent).length(BLOCKS.length).describe('Each block, in percent'),
    next: Rung.nullable(),
    lacking: z.array(Shortfall).describe('What the portrait lacks for the next rung'),
  })
  .meta({ id: 'DistanceLadder' })

/** D6: what holds a relationship where it stands. */
export const Hold = z
  .enum(HOLDS)
  .describe('Only the portrait, where more is proven than it allows; else it lies between the two people (D6)')
