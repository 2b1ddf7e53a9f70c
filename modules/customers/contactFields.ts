import type { InputOf } from '../../shared/endpoint.ts'
import type * as contract from './contract.ts'
import type { PointKind, PointRow, WholeContact } from './repo/contacts.ts'

export type NewContact = InputOf<typeof contract.addContact>['body']
export type ContactChange = InputOf<typeof contract.changeContact>['body']
export type Reach = { phones?: string[] | undefined; mails?: string[] | undefined; wechats?: string[] | undefined }

/** How the fields of ways to reach somebody are kept. */
export const KIND_OF = { phones: 'phone', mails: 'mail', wechats: 'wechat' } as const satisfies Record<
  keyof Reach,
  PointKind
>

export type ContactColumns = Omit<WholeContact, 'id' | 'customerId' | 'version' | 'birthSealed'>

export const BLANK: ContactColumns = {
  name: '',
  job: null,
  birthYear: null,
  birthMonth: null,
  birthDay: null,
  birthLunar: false,
  bestTimes: null,
  worstTimes: null,
  remarks: null,
  main: false,
  leftOn: null,
}

/** What was given over what stands; a blank line empties a field. */
export function columnsOf(input: ContactChange, stands: ContactColumns): ContactColumns {
  const text = (given: string | null | undefined, kept: string | null) => (given === undefined ? kept : given || null)
  const { birthYear, birthMonth, birthDay, birthLunar } = stands
  const birthday =
    input.birthday === undefined
      ? { birthYear, birthMonth, birthDay, birthLunar }
      : {
          birthYear: input.birthday?.year ?? null,
          birthMonth: input.birthday?.month ?? null,
          birthDay: input.birthday?.day ?? null,
          birthLunar: input.birthday?.lunar ?? false,
        }
  return {
    name: input.name ?? stands.name,
    job: text(input.job, stands.job),
    ...birthday,
    bestTimes: text(input.bestTimes, stands.bestTimes),
    worstTimes: text(input.worstTimes, stands.worstTimes),
    remarks: text(input.remarks, stands.remarks),
    main: input.main ?? stands.main,
    leftOn: input.leftOn === undefined ? stands.leftOn : input.leftOn,
  }
}

/** A contact's fields as a change of it would give them: what the history of fields holds. */
export function fieldsOf(contact: ContactColumns, points: readonly PointRow[]) {
  const { name, job, bestTimes, worstTimes, remarks, main, leftOn } = contact
  const { birthYear: year, birthMonth: month, birthDay: day, birthLunar: lunar } = contact
  const reach = (field: keyof Reach) => points.filter((p) => p.kind === KIND_OF[field]).map((p) => p.value)
  return {
    name,
    job,
    bestTimes,
    worstTimes,
    remarks,
    main,
    leftOn,
    birthday: month && day ? { year, month, day, lunar } : null,
    phones: reach('phones'),
    mails: reach('mails'),
    wechats: reach('wechats'),
  }
}
