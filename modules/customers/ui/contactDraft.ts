import type { CallOf } from '../../../shared/endpoint.ts'
import type { addContact } from '../contract.ts'
import type { Contact } from './types.ts'

type ContactBody = CallOf<typeof addContact>['body']

/** A contact as it is being written: every field has something to type into. */
export interface ContactDraft {
  readonly name: string
  readonly job: string
  readonly phones: readonly string[]
  readonly mails: readonly string[]
  readonly wechats: readonly string[]
  readonly birthday: Contact['birthday']
  /** One is on record that is not shown: left empty it stays. */
  readonly birthdaySealed: boolean
  readonly bestTimes: string
  readonly worstTimes: string
  readonly remarks: string
}

export const BLANK_CONTACT: ContactDraft = {
  name: '',
  job: '',
  phones: [],
  mails: [],
  wechats: [],
  birthday: null,
  birthdaySealed: false,
  bestTimes: '',
  worstTimes: '',
  remarks: '',
}

export const contactDraft = (contact: Contact): ContactDraft => ({
  ...contact,
  job: contact.job ?? '',
  bestTimes: contact.bestTimes ?? '',
  worstTimes: contact.worstTimes ?? '',
  remarks: contact.remarks ?? '',
})

const written = (lines: readonly string[]): string[] => lines.map((line) => line.trim()).filter(Boolean)

/** What is sent of it. */
export const contactBody = (draft: ContactDraft): ContactBody => ({
  name: draft.name.trim(),
  job: draft.job.trim() || null,
  phones: written(draft.phones),
  mails: written(draft.mails),
  wechats: written(draft.wechats),
  birthday: draft.birthday ?? (draft.birthdaySealed ? undefined : null),
  bestTimes: draft.bestTimes.trim() || null,
  worstTimes: draft.worstTimes.trim() || null,
  remarks: draft.remarks.trim() || null,
})

/** Whether anything was written of a contact that may be left out. */
export const isBlank = (draft: ContactDraft): boolean =>
  draft.name.trim() === '' && written([...draft.phones, ...draft.mails, ...draft.wechats]).length === 0
