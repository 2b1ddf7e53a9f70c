import type { Work } from '../../platform/work.ts'
import { tellRefusal } from '../../shared/refusal.ts'
import { settingOf } from '../../shared/setting.ts'
import { type Held, manages, whyNotEdit, whyNotTouch } from './policy.ts'
import type { ContactRow, PointKind, PointRow } from './repo/contacts.ts'
import type { CustomerRow } from './repo/list.ts'
import type { CustomerRecord } from './repo/record.ts'
import { cadenceOn } from './rules/cadence.ts'
import { stageAt } from './rules/stages.ts'
import { whyNotSuspend } from './rules/suspension.ts'
import { managerMaySuspendEarly, neverSuspended, touchesNeeded } from './settings.ts'

export const heldOf = (c: CustomerRow): Held => ({
  ownerId: c.ownerId,
  ownerName: c.ownerName,
  teamId: c.teamId,
  state: c.state,
  merged: c.rootId !== c.id,
  member: c.member,
})

/** Everything that stands against this customer's rest, for whoever asks (T4, T5). */
export const whyNotSuspendNow = (work: Work, c: CustomerRow) =>
  whyNotSuspend(
    c,
    {
      needed: settingOf(work.settings, touchesNeeded),
      never: settingOf(work.settings, neverSuspended),
      managerMaySuspendEarly: settingOf(work.settings, managerMaySuspendEarly),
    },
    manages(work.by, c),
  )

/** A customer as lists show it, with what the reader may do. */
export function presentItem(work: Work, c: CustomerRow) {
  const held = heldOf(c)
  const edit = whyNotEdit(work.by, held) === null
  const pursued = c.state === 'active'
  return {
    id: c.id,
    name: c.name,
    kind: c.kind,
    stage: stageAt(c.stage),
    state: c.state,
    tier: c.tier,
    owner: c.ownerId && c.ownerName ? { id: c.ownerId, name: c.ownerName } : null,
    industry: c.industry,
    source: c.source,
    region: c.region,
    tags: c.tags,
    enteredOn: c.enteredOn,
    effectiveTouches: c.effectiveTouches,
    effectiveTouchesEver: c.effectiveTouchesEver,
    touches: c.touches,
    lastTouchAt: c.lastTouchAt,
    lastEffectiveTouchAt: c.lastEffectiveTouchAt,
    nextStep: c.nextStep,
    nextOn: c.nextOn,
    dueOn: pursued ? c.dueOn : null,
    overdueOn: pursued ? c.overdueOn : null,
    cadence: pursued ? cadenceOn(work.today, c) : null,
    stepInSince: c.stepInSince,
    orders: { count: c.orders, amount: { fen: c.ordersFen, currency: c.ordersCurrency } },
    pool: c.poolId && c.poolName ? { id: c.poolId, name: c.poolName } : null,
    version: c.version,
    can: {
      edit,
      touch: whyNotTouch(work.by, held) === null,
      suspend: edit && c.ownerId !== null && whyNotSuspendNow(work, c).length === 0,
      assign: manages(work.by, c) && c.state !== 'archived',
      claim: c.poolId !== null && work.by.role !== 'auditor',
      setTier: manages(work.by, c),
      archive: manages(work.by, c) && c.state !== 'archived',
    },
  }
}

const HIDDEN_DIGITS = /\d(?=\d{4})/g

/** A customer whole. In a pool, numbers and addresses are veiled until it is claimed (T6). */
export function presentRecord(
  work: Work,
  c: CustomerRecord,
  contacts: ContactRow[],
  points: PointRow[],
  members: Member[],
) {
  const restricted = c.poolId !== null && work.by.role === 'rep' && !c.member
  const veil = (value: string) => (restricted ? value.replace(HIDDEN_DIGITS, '*').replace(/^[^@]+(?=@)/, '***') : value)
  const pointsOf = (contactId: string | null, kind: PointKind) =>
    points.filter((p) => p.contactId === contactId && p.kind === kind).map((p) => veil(p.value))
  return {
    ...presentItem(work, c),
    address: c.address,
    remarks: c.remarks,
    names: c.names,
    phones: pointsOf(null, 'phone'),
    mails: pointsOf(null, 'mail'),
    contacts: contacts.map((contact) => presentContact(contact, pointsOf)),
    members,
    pursuit: { number: c.pursuit, startedOn: c.pursuitStartedOn },
    needed: settingOf(work.settings, touchesNeeded),
    whyNotSuspend: whyNotSuspendNow(work, c).map((why) => ({
      reason: why.kind.reason,
      text: tellRefusal(why, work.locale),
    })),
    lookAgainOn: c.lookAgainOn,
    recallOn: c.ownerId && c.state === 'active' ? c.recallOn : null,
    protectedUntil: c.protectedUntil,
    mergedInto: c.rootId === c.id ? null : c.rootId,
    restricted,
  }
}

export interface Member {
  id: string
  name: string
  role: string
}

function presentContact(contact: ContactRow, pointsOf: (contactId: string, kind: PointKind) => string[]) {
  return {
    id: contact.id,
    name: contact.name,
    job: contact.job,
    main: contact.main,
    phones: pointsOf(contact.id, 'phone'),
    mails: pointsOf(contact.id, 'mail'),
    wechats: pointsOf(contact.id, 'wechat'),
    birthday:
      contact.birthMonth && contact.birthDay
        ? { month: contact.birthMonth, day: contact.birthDay, year: contact.birthYear, lunar: contact.birthLunar }
        : null,
    bestTimes: contact.bestTimes,
    worstTimes: contact.worstTimes,
    remarks: contact.remarks,
    leftOn: contact.leftOn,
    version: contact.version,
  }
}
