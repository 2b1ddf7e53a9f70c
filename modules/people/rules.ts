import type { Refusal } from '../../shared/refusal.ts'
import { needsLogin, weakPassword } from './refusals.ts'

const SHORTEST_PASSWORD = 8
/** What is tried first by whoever guesses; longer lists come with the security work. */
const COMMON = [
  'password',
  '12345678',
  '123456789',
  '1234567890',
  '11111111',
  '88888888',
  '66666666',
  '00000000',
  'qwertyui',
  'qwerty123',
  'abc12345',
  'abcd1234',
  'password1',
  'woaini1314',
  '5201314520',
  'iloveyou',
  'admin123',
  'admin888',
]

export function whyWeak(password: string, logins: readonly (string | null | undefined)[]): Refusal | null {
  const plain = password.toLowerCase()
  if ([...password].length < SHORTEST_PASSWORD || COMMON.includes(plain)) return weakPassword()
  return logins.some((login) => login && plain === login.toLowerCase()) ? weakPassword() : null
}

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
