import { createHash } from 'node:crypto'
import { readPhones } from '../../../shared/phone.ts'
import type { Text } from '../../../shared/text.ts'
import { beginning } from '../../../shared/written.ts'
import { pageTexts as t } from './page.texts.ts'

const LONGEST = { name: 40, firm: 60, phone: 40, mail: 120, note: 1000 }
/** More than any slot has: that it is too many is told, not cut. */
const MOST_PLACES = 9999
const KEY = /^[A-Za-z0-9_-]{43}$/
const MAIL = /^[^\s@<>,;:"()[\]\\]+@[^\s@<>,;:"()[\]\\]+\.[^\s@<>,;:"()[\]\\]+$/
/** A name stands in the confirmation, which must carry nobody's advertisement. */
const ADDRESS = /:\/\/|www\.|[<>\r\n]/i

export interface BookingForm {
  readonly key: string
  readonly at: Date
  readonly name: string
  readonly firm: string | null
  readonly phone: string | null
  readonly mail: string | null
  readonly note: string | null
  readonly places: number
}

export type Typed = Readonly<Record<string, string>>

/** What somebody typed, or what is wrong with it. */
export function readForm(typed: Typed): BookingForm | { wrong: Text } {
  const word = (key: keyof typeof LONGEST) => beginning((typed[key] ?? '').normalize('NFKC').trim(), LONGEST[key])
  const at = new Date(typed.at ?? '')
  if (!KEY.test(typed.key ?? '') || Number.isNaN(at.getTime())) return { wrong: t.stale }
  const [name, firm, phone, mail, note] = [word('name'), word('firm'), word('phone'), word('mail'), word('note')]
  if (!name || ADDRESS.test(name) || ADDRESS.test(firm)) return { wrong: t.needName }
  if (!phone && !mail) return { wrong: t.needReach }
  if (phone && readPhones(phone).phones.length === 0) return { wrong: t.badPhone }
  if (mail && !MAIL.test(mail)) return { wrong: t.badMail }
  const places = Math.min(Math.max(1, Math.trunc(Number(typed.places)) || 1), MOST_PLACES)
  const given = { firm: firm || null, phone: phone || null, mail: mail || null, note: note || null }
  return { key: typed.key as string, at, name, ...given, places }
}

/**
 * The token of the booking that a form makes. The form brings a key of its own, so that sent twice it is one booking,
 * and who sends it again is led to it; nobody else knows the key.
 */
export const tokenOf = ({ key, at }: BookingForm): string =>
  createHash('sha256').update(`booking ${key} ${at.toISOString()}`).digest('base64url')

export const hashOfForm = (token: string): Buffer => createHash('sha256').update(`form ${token}`).digest()
