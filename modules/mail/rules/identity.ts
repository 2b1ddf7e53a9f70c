import { addressKey } from './addresses.ts'

/** By what one mail is told from another that has the same Message-ID. */
export interface Traits {
  /** Null where it is not known any more: its words were erased. */
  sender: string | null
  /** As it says itself; null where it does not, or that was not kept. */
  writtenAt: Date | null
  subject: string
  text: string
}

/**
 * C1: whether two mails with one Message-ID are one, seen in two mailboxes. Servers put a mark before a subject, a line
 * above or under the words, and lead links through others; they never change who wrote it, when, and what. Senders with
 * broken programs give many mails one id, and anybody may take another's.
 */
export function isSameMail(kept: Traits, seen: Traits): boolean {
  const [first, second] = [secondOf(kept.writtenAt), secondOf(seen.writtenAt)]
  if (first !== null && second !== null && first !== second) return false
  if (kept.sender === null || seen.sender === null) return true
  if (addressKey(kept.sender) !== addressKey(seen.sender)) return false
  const isDated = first !== null && second !== null
  const alike = (a: string, b: string) => a === b || (isDated && (a.includes(b) || b.includes(a)))
  const [words, others] = [bare(kept.text), bare(seen.text)]
  // Of what was HTML only no words were kept once: it is known by its subject.
  return alike(bare(kept.subject), bare(seen.subject)) && (words === '' || others === '' || alike(words, others))
}

/** Servers write a date to the second. */
export const secondOf = (at: Date | null): number | null => (at === null ? null : Math.floor(at.getTime() / 1000))

const LINK = /https?:\/\/[^\s<>"']+/gi
/** What stays of words whatever servers do to them. */
export const bare = (text: string): string =>
  text
    .normalize('NFKC')
    .replace(LINK, '')
    .replace(/[\s\p{P}\p{S}\p{C}]+/gu, '')
