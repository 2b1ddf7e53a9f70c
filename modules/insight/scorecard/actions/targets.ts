import { page } from '../../../../platform/cursor.ts'
import { publish } from '../../../../platform/events.ts'
import { inTurn } from '../../../../platform/sql.ts'
import type { Work } from '../../../../platform/work.ts'
import type { InputOf } from '../../../../shared/endpoint.ts'
import { Instant } from '../../../../shared/page.ts'
import { demand } from '../../../../shared/refusal.ts'
import { readPlace } from '../../../customers/index.ts'
import { sellerSeen } from '../../../quantity/index.ts'
import { whyNotSetQuota } from '../../../quantity/policy.ts'
import { targetsCarried } from '../../events.ts'
import { carriedTo } from '../../rules/scorecard/targets.ts'
import { tellValue } from '../../rules/scorecard/tell.ts'
import type * as contract from '../contract.ts'
import { CURRENCY } from '../figures/result.ts'
import { targetHistory, targetsUntil, writeTargets } from '../repo.ts'
import { teamScored } from '../scored.ts'

/** G2: who set what for somebody to reach, and when. */
export async function listScoreTargets(
  work: Work,
  personId: string,
  { figure, cursor, limit }: InputOf<typeof contract.listScoreTargets>['query'],
) {
  await sellerSeen(work, personId)
  const place = readPlace(cursor, Instant)
  const found = await targetHistory(work, personId, figure, { place, most: limit + 1 })
  const { items, nextCursor } = page(found, limit, (last) => [last.setAt, last.id])
  return {
    items: items.map(({ month, value, version, setBy, setAt }) => ({
      figure,
      month,
      value,
      told: tellValue(figure, value, work.locale, CURRENCY),
      version,
      setBy,
      setAt,
    })),
    nextCursor,
  }
}

/** G2: what a team was to reach in the month before, set for a month in one act. */
export async function carryTargets(
  work: Work,
  teamId: string,
  { month, raise }: InputOf<typeof contract.carryTargets>['body'],
) {
  const { sellers } = await teamScored(work, teamId)
  // Who may set targets in the team may not set the own.
  demand(whyNotSetQuota(work.by, { id: teamId, teamId }))
  const people = sellers.filter((person) => whyNotSetQuota(work.by, person) === null).map(({ id }) => id)
  await inTurn(work.tx, 'score targets')
  const { carried, kept } = carriedTo(await targetsUntil(work, people, month), people, month, raise)
  await writeTargets(work, carried)
  if (carried.length > 0)
    await publish(work, targetsCarried, { subjectId: teamId, data: { month, count: carried.length } })
  return { set: carried.length, kept }
}
