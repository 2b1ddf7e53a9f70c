import { type Settings, settingOf } from '../../shared/setting.ts'
import { BUILT_IN, type Kind } from './rules/kinds.ts'
import { kinds } from './settings.ts'

export const findKind = (settings: Settings, key: string): Kind | undefined =>
  settingOf(settings, kinds).find((kind) => kind.key === key)

/** What an appointment is; of a kind that the company has since taken out, what it was built on. */
export const kindOf = (settings: Settings, key: string): Kind =>
  findKind(settings, key) ?? BUILT_IN.find((kind) => kind.key === key) ?? (BUILT_IN[0] as Kind)
