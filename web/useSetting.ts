import { listSettings } from '../modules/company/contract.ts'
import type { Setting } from '../shared/setting.ts'
import { useRead } from './queries.ts'

const AN_HOUR = 3_600_000

/** A number of the method as this company has set it; its default until that is known. */
export function useSetting<T>(wanted: Setting<T>): T {
  const { data } = useRead(listSettings, {}, { staleTime: AN_HOUR })
  const set = data?.items.find((setting) => setting.key === wanted.key)?.value
  const known = wanted.schema.safeParse(set)
  return known.success ? known.data : wanted.fallback
}
