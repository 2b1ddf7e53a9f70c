import { row, rows, sql } from '../../../platform/sql.ts'
import type { Work } from '../../../platform/work.ts'
import { parseIn } from '../../../shared/parsing.ts'
import { inField, Refused } from '../../../shared/refusal.ts'
import type { Setting, Settings } from '../../../shared/setting.ts'
import { invalidSetting } from '../../company/refusals.ts'
import { RUNGS, type Rung } from '../../customers/rules/rungs.ts'
import { factsOfCustomers, filledPercent, type Reckoned, reckonWith } from '../reckon.ts'
import { notASetting } from '../refusals.ts'
import {
  confidenceWeights,
  neglectDays,
  portraitFields,
  proofRules,
  rankThresholds,
  rungThresholds,
  trustRules,
} from '../settings.ts'

const PREVIEWED = [
  portraitFields,
  rungThresholds,
  confidenceWeights,
  proofRules,
  trustRules,
  neglectDays,
  rankThresholds,
] as readonly Setting[]

/** So many are looked at, drawn evenly from all: enough to tell a share to two points, and told at once. */
const LOOKED_AT = 2000
const BATCH = 250

/** What a change of the portrait's settings would do to the customers there are, before anyone saves it. */
export async function previewRules(work: Work, values: Readonly<Record<string, unknown>>) {
  const changed = changedSettings(work, values)
  const { ids, of } = await someCustomers(work)
  const pairs: [Reckoned, Reckoned][] = []
  for (let from = 0; from < ids.length; from += BATCH)
    for (const facts of await factsOfCustomers(work, ids.slice(from, from + BATCH)))
      pairs.push([reckonWith(facts, work.settings, work.today), reckonWith(facts, changed, work.today)])
  const rungs = pairs.map((pair) => pair.map((r) => r.shown?.distance.rung ?? 'none') as [Rung, Rung])
  const bounds = pairs.map((pair) => pair.map((r) => r.shown?.distance.bound ?? 'none') as [Rung, Rung])
  const filled = (at: 0 | 1) =>
    Math.round(
      pairs.reduce((sum, pair) => sum + (pair[at].shown ? filledPercent(pair[at].shown.distance.fill) : 0), 0) /
        Math.max(1, pairs.length),
    )
  return {
    looked: ids.length,
    of,
    before: counted(rungs.map(([before]) => before)),
    after: counted(rungs.map(([, after]) => after)),
    moves: moved(rungs),
    bounds: moved(bounds),
    filled: { before: filled(0), after: filled(1) },
  }
}

function changedSettings(work: Work, values: Readonly<Record<string, unknown>>): Settings {
  const changed: Record<string, unknown> = { ...work.settings }
  for (const [key, value] of Object.entries(values)) {
    const known = PREVIEWED.find((setting) => setting.key === key)
    if (!known) throw new Refused(inField(`body.values.${key}`, notASetting({ key })))
    const parsed = parseIn(known.schema, value, work.locale)
    if (!parsed.ok) {
      const why = parsed.faults.map(({ path, message }) => [...path, message].join(': ')).join('; ')
      throw new Refused(inField(`body.values.${key}`, invalidSetting({ name: known.label[work.locale], why }, { key })))
    }
    changed[key] = parsed.value
  }
  return changed
}

async function someCustomers({ tx }: Work): Promise<{ ids: string[]; of: number }> {
  const among = sql`portrait_standing s join customer c on c.id = s.customer_id where c.owner_id is not null and c.state = 'active'`
  const counted = await row(tx, sql<{ n: number }>`select count(*) as n from ${among}`)
  const found = await rows(
    tx,
    sql<{ id: string }>`select c.id from ${among} order by hashtext(c.id::text), c.id limit ${LOOKED_AT}`,
  )
  return { ids: found.map(({ id }) => id), of: counted?.n ?? 0 }
}

const counted = (rungs: readonly Rung[]): Record<Rung, number> =>
  Object.fromEntries(RUNGS.map((rung) => [rung, rungs.filter((one) => one === rung).length])) as Record<Rung, number>

const moved = (changes: readonly (readonly [Rung, Rung])[]) =>
  RUNGS.flatMap((from) =>
    RUNGS.flatMap((to) => {
      const count = changes.filter(([before, after]) => before === from && after === to).length
      return from !== to && count > 0 ? [{ from, to, count }] : []
    }),
  )
