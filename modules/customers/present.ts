import type { Work } from '../../platform/work.ts'
import { tellRefusal } from '../../shared/refusal.ts'
import { settingOf } from '../../shared/setting.ts'
import {
  type Held,
  manages,
  whyNotAnonymise,
  whyNotArchive,
  whyNotChangeGroup,
  whyNotEdit,
  whyNotMerge,
  whyNotRestore,
  whyNotTouch,
} from './policy.ts'
import type { Birthday } from './repo/birthdays.ts'
import type { ContactRow, Member, PointKind, PointRow } from './repo/contacts.ts'
import type { CustomerRow } from './repo/list.ts'
import type { CustomerRecord } from './repo/record.ts'
import { cadenceOn } from './rules/cadence.ts'
import { rungAt } from './rules/rungs.ts'
import { secrecyAt, stageAt } from './rules/stages.ts'
import { whyNotSuspend } from './rules/suspension.ts'
import { managerMaySuspendEarly, neverSuspended, touchesNeeded } from './settings.ts'

export const heldOf = (c: CustomerRow): Held => ({
  ownerId: c.ownerId,
  ownerName: c.ownerName,
  teamId: c.teamId,
  state: c.state,
  merged: c.rootId !== c.id,
  secret: c.secrecy > 0,
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

/** T6: what waits in a pool is shown to reps in part only, until it is theirs. */
export const isVeiled = (work: Work, c: CustomerRow): boolean =>
  c.poolId !== null && work.by.role === 'rep' && !c.member

// All but the last four of a number, whatever parts its digits.
const HIDDEN_DIGITS = /\p{Nd}(?=(?:\P{Nd}{0,3}\p{Nd}){4})/gu
/** A text without the numbers and addresses by which somebody could be reached. */
export const veil = (text: string): string =>
  text.replace(HIDDEN_DIGITS, '*').replace(/(?<![^\s@])[^\s@]+(?=@)/g, '***')

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
    size: c.size,
    tags: c.tags,
    enteredOn: c.enteredOn,
    effectiveTouches: c.effectiveTouches,
    effectiveTouchesEver: c.effectiveTouchesEver,
    touches: c.touches,
    lastTouchAt: c.lastTouchAt,
    lastEffectiveTouchAt: c.lastEffectiveTouchAt,
    nextStep: c.nextStep && isVeiled(work, c) ? veil(c.nextStep) : c.nextStep,
    nextOn: c.nextOn,
    dueOn: pursued ? c.dueOn : null,
    overdueOn: pursued ? c.overdueOn : null,
    cadence: pursued ? cadenceOn(work.today, c) : null,
    stepInSince: c.stepInSince,
    distance: rungAt(c.distance),
    distanceAllowed: rungAt(c.distanceAllowed),
    orders: { count: c.orders, amount: { fen: c.ordersFen, currency: c.ordersCurrency } },
    pool: c.poolId && c.poolName ? { id: c.poolId, name: c.poolName } : null,
    version: c.version,
    secrecy: secrecyAt(c.secrecy),
    can: {
      edit,
      touch: whyNotTouch(work.by, held) === null,
      suspend: edit && c.ownerId !== null && whyNotSuspendNow(work, c).length === 0,
      assign: manages(work.by, c) && c.state !== 'archived',
      claim: c.poolId !== null && work.by.role !== 'auditor',
      setTier: manages(work.by, c),
      archive: whyNotArchive(work.by, held) === null,
    },
  }
}

/** A customer whole. In a pool, numbers and addresses are veiled until it is claimed (T6). */
export function presentRecord(
  work: Work,
  c: CustomerRecord,
  contacts: ContactRow[],
  points: PointRow[],
  members: Member[],
  birthdays: ReadonlyMap<string, Birthday>,
) {
  const restricted = isVeiled(work, c)
  const shown = restricted ? (text: string | null) => text && veil(text) : (text: string | null) => text
  const reachOf = (contactId: string | null, kind: PointKind): string[] => {
    const byKey = new Map<string, string>()
    for (const p of points)
      if (p.contactId === contactId && p.kind === kind && !byKey.has(p.key)) byKey.set(p.key, p.value)
    if (restricted && kind === 'wechat') return [...byKey.values()].map(() => '***')
    return [...byKey.values()].map((value) => shown(value) ?? '')
  }
  const item = presentItem(work, c)
  const held = heldOf(c)
  return {
    ...item,
    address: restricted ? null : c.address,
    remarks: shown(c.remarks),
    names: c.names,
    phones: reachOf(null, 'phone'),
    mails: reachOf(null, 'mail'),
    contacts: contacts.map((contact) => ({
      ...presentContact(contact, reachOf, birthdays.get(contact.id) ?? null),
      remarks: shown(contact.remarks),
    })),
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
    mergedFrom: c.mergedFrom,
    anonymisedAt: c.anonymisedAt,
    can: {
      ...item.can,
      restore: whyNotRestore(work.by, held) === null,
      merge: whyNotMerge(work.by, held, held) === null,
      changeGroup: whyNotChangeGroup(work.by, held) === null,
      anonymise: whyNotAnonymise(work.by, held) === null,
    },
    restricted,
  }
}

function presentContact(
  contact: ContactRow,
  reachOf: (contactId: string, kind: PointKind) => string[],
  birthday: Birthday | null,
) {
  return {
    id: contact.id,
    name: contact.name,
    job: contact.job,
    main: contact.main,
    phones: reachOf(contact.id, 'phone'),
    mails: reachOf(contact.id, 'mail'),
    wechats: reachOf(contact.id, 'wechat'),
    birthday,
    birthdaySealed: contact.born && birthday === null,
    bestTimes: contact.bestTimes,
    worstTimes: contact.worstTimes,
    leftOn: contact.leftOn,
    version: contact.version,
  }
}
