import type { Role } from '../../../shared/endpoint.ts'
import { type Settings, settingOf } from '../../../shared/setting.ts'
import { factorDemandedFrom } from '../settings.ts'

/** Who sees more than the own customers, and who manages. */
const MANAGE: readonly Role[] = ['manager', 'director', 'auditor', 'admin']

/** G4: whether the company demands a second factor from a role. */
export function isFactorDemanded(settings: Settings, role: Role): boolean {
  const from = settingOf(settings, factorDemandedFrom)
  return from === 'all' || (from === 'managers' && MANAGE.includes(role))
}
