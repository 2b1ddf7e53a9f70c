import { randomInt } from 'node:crypto'
import { hash, verify } from '@node-rs/argon2'

// argon2id with OWASP's parameters (19 MiB, two passes), which are the library's own.
export const hashPassword = (password: string): Promise<string> => hash(password.normalize('NFKC'))

// Checked where the login is unknown, so that the answer takes as long as for a known one.
const nobody = hashPassword('nobody has this password')

export async function checkPassword(kept: string | null, password: string): Promise<boolean> {
  const right = await verify(kept ?? (await nobody), password.normalize('NFKC'))
  return kept !== null && right
}

/** A first password that can be read out over the telephone: no letters that look alike. */
export function makePassword(): string {
  const letters = 'abcdefghjkmnpqrstuvwxyz23456789'
  return Array.from({ length: 12 }, () => letters[randomInt(letters.length)]).join('')
}
