import { isRoot } from '../unprivileged.ts'

/** An account without rights that every system has. */
export const NOBODY = 65_534

/** Does something on the file system without root's rights, where the tests run as root. */
export function withoutRights<T>(act: () => T): T {
  if (!isRoot()) return act()
  process.seteuid?.(NOBODY)
  try {
    return act()
  } finally {
    process.seteuid?.(0)
  }
}
