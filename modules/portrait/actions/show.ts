import type { Work } from '../../../platform/work.ts'
import { Refused } from '../../../shared/refusal.ts'
import { notFound } from '../../../shared/refusals.ts'
import { settingOf } from '../../../shared/setting.ts'
import { type CustomerRecord, contactsOf, pointsOf } from '../../customers/index.ts'
import { teamTree } from '../../people/index.ts'
import { mayOpen, readSealed } from '../../secrecy/index.ts'
import { colleagues, managersAmong } from '../../touches/index.ts'
import { cellOf } from '../cells.ts'
import * as contract from '../contract.ts'
import { entriesOf } from '../entries.repo.ts'
import { presentLadder } from '../ladder.ts'
import { rightsOf, seen } from '../reading.ts'
import { filledPercent, questionsOf, type Reckoned, reckonDistances, reviewDue, type Standing } from '../reckon.ts'
import { BLOCKS, type Field, SEALED_BLOCKS, type Value } from '../rules/fields.ts'
import { fillOf } from '../rules/knowledge.ts'
import { distanceRules } from '../rules.ts'
import { portraitFields } from '../settings.ts'

interface Asked {
  contact?: string | undefined
  /** Opens what is sealed, for who may; it is logged. */
  open?: boolean
}

/** D1: a customer's portrait as its page shows it. */
export const showPortrait = async (work: Work, id: string, asked: Asked = {}) =>
  presentPortrait(work, await seen(work, id), asked)

export async function presentPortrait(work: Work, customer: CustomerRecord, { contact, open = false }: Asked = {}) {
  const [reckoned] = (await reckonDistances(work, [customer.id])) as [Reckoned]
  const people = await contactsOf(work.tx, customer.id)
  const contactId = contact ?? reckoned.deciderId
  if (contact && !people.some(({ id }) => id === contact)) throw new Refused(notFound())
  const standing = reckoned.pairs.find((pair) => pair.personId === reckoned.ownerId && pair.contactId === contactId)
  const entries = await entriesOf(work.tx, customer.id)
  const sealedIds = entries.filter(({ sealed, act }) => sealed && act === 'learnt').map(({ id }) => id)
  const opens = await mayOpen(work, customer.id)
  const opened = open && opens ? await openSealed(work, customer.id, sealedIds) : new Map<string, Value>()
  const recorded = await recordOf(work, customer, people)
  const { fields, confidence } = distanceRules(work.settings)
  const fill = fillOf(fields, reckoned.facts.knowledge, contactId, { today: work.today, confidence })
  const parts = { entries, facts: reckoned.facts, opened, recorded, today: work.today }
  const named = (id: string | null) => refOf(people.find((person) => person.id === id))
  return {
    customer: { id: customer.id, name: customer.name },
    owner: customer.ownerId && customer.ownerName ? { id: customer.ownerId, name: customer.ownerName } : null,
    contact: named(contactId),
    decider: named(reckoned.deciderId),
    contacts: people
      .filter(({ leftOn }) => leftOn === null)
      .map(({ id, name, job, main }) => ({ id, name, job, main })),
    ladder: standing ? presentLadder(work, standing.distance, standing.trust) : null,
    filled: filledPercent(fill),
    blocks: BLOCKS.map((block) => {
      const inBlock = fields.filter((field) => field.block === block && (field.of === 'customer' || contactId !== null))
      const cells = inBlock.map((field) => cellOf(field, field.of === 'contact' ? contactId : null, parts))
      const sealed = SEALED_BLOCKS.includes(block)
      return {
        block,
        filled: Math.round(fill[block] * 100),
        known: cells.filter(({ known }) => known).length,
        of: cells.length,
        sealed,
        cells: sealed && !opens ? [] : cells,
      }
    }),
    questions: questionsShown(work, reckoned, standing, named),
    sealed: { mayOpen: opens, shown: open && opens, whom: opens ? [] : await whomToAsk(work, customer) },
    review: { lastOn: reckoned.facts.reviewedOn, dueOn: customer.ownerId ? reviewDue(work, reckoned.facts) : null },
    can: rightsOf(work, customer),
  }
}

type Named = (id: string | null) => { id: string; name: string } | null

function questionsShown(work: Work, { facts }: Reckoned, standing: Standing | undefined, named: Named) {
  if (!standing) return []
  const fields = settingOf(work.settings, portraitFields)
  return questionsOf(work, facts, standing).map(({ field, contactId, why }) => ({
    field: fields.find(({ key }) => key === field) as Field,
    contact: named(contactId),
    why,
  }))
}

async function openSealed(work: Work, customerId: string, ids: readonly string[]): Promise<Map<string, Value>> {
  const found = await readSealed(work, customerId, ids, contract.showPortrait.id)
  return new Map([...found].map(([id, value]) => [id, JSON.parse(value) as Value]))
}

const refOf = (found: { id: string; name: string } | undefined) => (found ? { id: found.id, name: found.name } : null)

/** S1: who knows what is sealed: the owner, and who answers for the customer. */
async function whomToAsk(work: Work, { ownerId, teamId }: CustomerRecord) {
  const people = await colleagues(work.tx)
  const managers = managersAmong(people, await teamTree(work.tx))({ id: ownerId ?? '', teamId })
  return people
    .filter(({ id }) => id !== work.by.id && (id === ownerId || managers.includes(id)))
    .map(({ id, name }) => ({ id, name }))
}

/** What the customer's own record holds of a field. */
async function recordOf(work: Work, customer: CustomerRecord, people: Awaited<ReturnType<typeof contactsOf>>) {
  const points = await pointsOf(work.tx, customer.id)
  return ({ record }: Field, contactId: string | null): string | null => {
    const person = people.find(({ id }) => id === contactId)
    switch (record) {
      case undefined:
      case 'birthday':
        return null
      case 'address':
        return customer.address
      case 'industry':
        return customer.industry
      case 'job':
        return person?.job ?? null
      case 'best_times':
        return person?.bestTimes ?? null
      default:
        return points.find((point) => point.contactId === contactId && point.kind === record)?.value ?? null
    }
  }
}
