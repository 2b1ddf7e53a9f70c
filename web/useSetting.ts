import { showOwnSettings } from '../modules/company/contract.ts'
import type { Setting } from '../shared/setting.ts'
import { useRead } from './queries.ts'

const AN_HOUR = 3_600_000

/** A number of the method as this company has set it; its default until that is known. */
export function useSetting<T>(wanted: Setting<T>): T {
  const { data } = useRead(showOwnSettings, {}, { staleTime: AN_HOUR })
  const set = data?.values[wanted.key]
  return set === undefined ? wanted.fallback : (set as T)
}
