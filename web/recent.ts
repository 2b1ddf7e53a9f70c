import { useEffect, useState } from 'react'
import { keepLastSeen, lastSeen } from './lastSeen.ts'
import { personKey, useMe } from './session.tsx'

/** A customer lately looked at: enough to find it again. */
export interface Recent {
  readonly id: string
  readonly name: string
}

const NAME = 'recent customers'
const MOST = 8

/** Remembers, on this device and for this person, that a customer was looked at, unless it is secret (S1). Forgotten at sign-out. */
export function useNoteRecent({ id, name, secrecy }: Recent & { secrecy: string }): void {
  const person = personKey(useMe())
  useEffect(() => {
    const note = async () => {
      const before = (await lastSeen<Recent[]>(person, NAME))?.value ?? []
      const others = before.filter((one) => one.id !== id)
      await keepLastSeen(person, NAME, [{ id, name }, ...others].slice(0, MOST))
    }
    if (secrecy === 'open') note()
  }, [person, id, name, secrecy])
}

/** The customers lately looked at, the latest first. */
export function useRecent(): readonly Recent[] {
  const person = personKey(useMe())
  const [recent, setRecent] = useState<readonly Recent[]>([])
  useEffect(() => {
    lastSeen<Recent[]>(person, NAME).then((seen) => setRecent(seen?.value ?? []))
  }, [person])
  return recent
}
