import { publish } from '../../../platform/events.ts'
import { row, sql } from '../../../platform/sql.ts'
import type { Work } from '../../../platform/work.ts'
import { addDays, dayIn, minuteIn } from '../../../shared/calendar.ts'
import { demand, type Refusal, Refused } from '../../../shared/refusal.ts'
import { notFound } from '../../../shared/refusals.ts'
import { settingOf } from '../../../shared/setting.ts'
import { inPoolOf, presentCustomer, startPursuits, visibleTo } from '../../customers/index.ts'
import { clearedFor } from '../../secrecy/index.ts'
import { customerClaimed } from '../events.ts'
import { alreadyClaimed, alreadyYours, claimLimit, mayNotClaim, notInPool } from '../refusals.ts'
import { claimsOn, countClaim, countHeld, giveTo, insertMoves, lastHeldUntil, loadsOf } from '../repo.ts'
import { type ClaimSettings, capFor, whyNotClaim } from '../rules/claim.ts'
import {
  capExempt,
  claimsADay,
  coolingOffDays,
  heldAtMost,
  heldByNewcomer,
  newcomerMonths,
  protectionDays,
} from '../settings.ts'

export const claimSettings = ({ settings }: Work): ClaimSettings => ({
  claimsADay: settingOf(settings, claimsADay),
  heldAtMost: settingOf(settings, heldAtMost),
  heldByNewcomer: settingOf(settings, heldByNewcomer),
  newcomerMonths: settingOf(settings, newcomerMonths),
  coolingOffDays: settingOf(settings, coolingOffDays),
})

/** T6: claims a customer. The row's lock decides among those who try at once: one gets it, the others are told by whom. */
export async function claimCustomer(work: Work, customerId: string) {
  if (work.by.role === 'auditor') throw new Refused(mayNotClaim())
  const waiting = await row(
    work.tx,
    sql`select 1 from customer c where c.id = ${customerId} and c.owner_id is null and ${inPoolOf(work.by)} for update`,
  )
  if (!waiting) throw new Refused(await whyGone(work, customerId))

  const settings = claimSettings(work)
  const [me] = await loadsOf(work.tx, [work.by.id])
  if (me?.state === 'left') throw new Refused(mayNotClaim())
  const heldUntil = await lastHeldUntil(work.tx, work.by.id, customerId)
  const used = await countClaim(work.tx, work.by.id, work.today, settings.claimsADay)
  const { claimsADay: limit } = settings
  if (used === null) throw new Refused(claimLimit({ limit }, { used: limit, limit }))
  // The quota's row is ours until the end, so that what the same person claims elsewhere waits to be counted.
  const held = await countHeld(work, settingOf(work.settings, capExempt))
  demand(
    whyNotClaim(
      {
        claimedToday: used - 1,
        held,
        joinedOn: me?.joinedOn ?? null,
        lastHeldUntil: heldUntil ? dayIn(work.zone, new Date(heldUntil)) : null,
        today: work.today,
      },
      settings,
    ),
  )
  const protectedUntil = addDays(work.today, settingOf(work.settings, protectionDays))
  await giveTo(
    work.tx,
    [{ customerId, ownerId: work.by.id, teamId: work.by.teamId }],
    'claimed',
    work.by.id,
    work.now,
    protectedUntil,
  )
  await startPursuits(work, [customerId], 'claimed')
  await insertMoves(
    work.tx,
    [{ customerId, kind: 'claimed', fromId: null, toId: work.by.id, reason: '' }],
    work.by.id,
    work.now,
  )
  await publish(work, customerClaimed, { customerId, data: {} })
  return presentCustomer(work, customerId)
}

/** Why a customer cannot be claimed any more: who got it out of the pool, and when. */
async function whyGone(work: Work, customerId: string): Promise<Refusal> {
  const stands = await row(
    work.tx,
    sql<{
      ownerId: string | null
      ownerName: string | null
      ownerSince: string | null
      wasPooled: boolean
      visible: boolean
    }>`
      select c.owner_id, o.name as owner_name, c.owner_since, ${visibleTo(work.by)} as visible,
        exists (select from pool_move m where m.customer_id = c.id and m.at = c.owner_since and m.from_id is null) as was_pooled
      from customer c left join person o on o.id = c.owner_id where c.id = ${customerId} and ${clearedFor(work.by)}`,
  )
  if (!stands) return notFound()
  if (stands.ownerId === work.by.id) return alreadyYours()
  if (stands.wasPooled && stands.ownerName && stands.ownerSince)
    return alreadyClaimed(
      { name: stands.ownerName, when: minuteIn(work.zone, new Date(stands.ownerSince)) },
      { by: { id: stands.ownerId, name: stands.ownerName }, at: stands.ownerSince },
    )
  return stands.visible ? notInPool() : notFound()
}

/** How many customers one may still claim today, and hold. */
export async function showQuota(work: Work) {
  const settings = claimSettings(work)
  const [me] = await loadsOf(work.tx, [work.by.id])
  return {
    claimedToday: await claimsOn(work.tx, work.by.id, work.today),
    claimsADay: settings.claimsADay,
    held: await countHeld(work, settingOf(work.settings, capExempt)),
    cap: capFor(me?.joinedOn ?? null, work.today, settings),
  }
}
