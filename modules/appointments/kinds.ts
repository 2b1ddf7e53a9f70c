import { type Settings, settingOf } from '../../shared/setting.ts'
import type { Locale, Text } from '../../shared/text.ts'
import { BUILT_IN, type Kind, outwardName } from './rules/kinds.ts'
import { kinds } from './settings.ts'

export const findKind = (settings: Settings, key: string): Kind | undefined =>
  settingOf(settings, kinds).find((kind) => kind.key === key)

/** What an appointment is; of a kind that the company has since taken out, what it was built on. */
export const kindOf = (settings: Settings, key: string): Kind =>
  findKind(settings, key) ?? BUILT_IN.find((kind) => kind.key === key) ?? (BUILT_IN[0] as Kind)

/** A2: the earliest at which one of a kind is agreed without us: its notice from now. */
export const earliestOf = (settings: Settings, key: string, now: Date): Date =>
  new Date(now.getTime() + kindOf(settings, key).noticeHours * HOUR_MS)

const HOUR_MS = 3_600_000

interface Named {
  readonly kind: string
  readonly called: Text | null
}

/** What it is called among us: by its own name, or its kind's. */
export const calledHere = (settings: Settings, a: Named, locale: Locale): string =>
  (a.called ?? kindOf(settings, a.kind))[locale]

/** The same as the customer reads it, who is on the other side. */
export const calledOutside = (settings: Settings, a: Named, locale: Locale): string =>
  a.called?.[locale] ?? outwardName(kindOf(settings, a.kind), locale)
