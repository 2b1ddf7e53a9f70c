import { z } from 'zod'

/** A mail as it is being written; kept on the device until it is sent or thrown away. */
export const DraftShape = z.object({
  letter: z.string().nullable(),
  locale: z.enum(['zh', 'en']),
  to: z.array(z.string()),
  others: z.string(),
  cc: z.string(),
  subject: z.string(),
  text: z.string(),
  /** What the letter made of subject and text: what differs was written by hand. */
  filled: z.object({ subject: z.string(), text: z.string() }),
  files: z.array(z.object({ id: z.string(), name: z.string(), size: z.number() })),
  when: z.enum(['now', 'morning', 'later']),
  at: z.string(),
})
export type Draft = z.infer<typeof DraftShape>

export const isWritten = ({ subject, text, filled }: Draft): boolean =>
  subject.trim() !== filled.subject.trim() || text.trim() !== filled.text.trim()

const keyOf = (person: string, customerId: string, answersId: string | undefined) =>
  `jinke.mail.${person}.${customerId}.${answersId ?? 'new'}`

export function keptDraft(person: string, customerId: string, answersId: string | undefined): Draft | null {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(keyOf(person, customerId, answersId)) ?? 'null')
    return DraftShape.nullable().catch(null).parse(kept)
  } catch {
    return null
  }
}

/** Keeps what was written; a draft in which nothing was written by hand is not kept. */
export function keepDraft(
  person: string,
  customerId: string,
  answersId: string | undefined,
  draft: Draft | null,
): void {
  const key = keyOf(person, customerId, answersId)
  // A private window may refuse to keep anything; the draft then lives as long as the page.
  try {
    if (draft && (isWritten(draft) || draft.files.length > 0)) localStorage.setItem(key, JSON.stringify(draft))
    else localStorage.removeItem(key)
  } catch {}
}

/** What is answered, below the answer. */
export const quoted = (head: string, text: string): string =>
  `\n\n${head}\n${text
    .split('\n')
    .map((line) => `> ${line}`)
    .join('\n')}`
