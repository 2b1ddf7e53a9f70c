import type { Refusal } from '../../../shared/refusal.ts'
import type { Locale } from '../../../shared/text.ts'
import { blankOf } from '../../letters/rules/wording.ts'
import { linkLost, timesLost } from '../refusals.ts'

/** A message in the rep's own words, or as it is proposed. */
export interface Words {
  readonly subject: string
  readonly text: string
}

/** What a message must tell, however it is worded: the link, where it has one, and the times. */
export interface Needed {
  readonly link: string | null
  readonly times: string[]
}

/** Where each gets a link, and a name, of their own. */
export const linkMark = (locale: Locale): string => blankOf('appointment.link', locale)
export const nameMark = (locale: Locale): string => blankOf('contact.name', locale)

const plain = (text: string) => text.replace(/\s+/g, ' ')

/** A1, A5: why these words cannot go out: without the link nobody can answer, without the times nobody knows when. */
export function whyNotSend({ subject, text }: Words, { link, times }: Needed): Refusal | null {
  if (link && !text.includes(link)) return linkLost({ mark: link })
  const told = plain(`${subject}\n${text}`)
  const lost = times.filter((time) => !told.includes(plain(time)))
  return lost.length > 0 ? timesLost({ times: lost.join('；') }) : null
}
