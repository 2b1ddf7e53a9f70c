import type { Refusal } from '../../shared/refusal.ts'
import { needsLogin } from './refusals.ts'

export const whyNoLogin = (person: {
  email?: string | null | undefined
  mobile?: string | null | undefined
}): Refusal | null => (person.email || person.mobile ? null : needsLogin())

/** A login as it is compared: a mail in lower case, a mobile number by its digits. */
export function foldLogin(login: string): string {
  const plain = login.normalize('NFKC').trim().toLowerCase()
  return plain.includes('@') ? plain : plain.replace(/[\s-]/g, '').replace(/^\+?86(?=1\d{10}$)/, '')
}

export interface TeamNode {
  id: string
  parentId: string | null
}

/** A team and all below it. */
export function subtree(teams: readonly TeamNode[], root: string): string[] {
  const below = teams.filter((team) => team.parentId === root)
  return [root, ...below.flatMap((team) => subtree(teams, team.id))]
}
