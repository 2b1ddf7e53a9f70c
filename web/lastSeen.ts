import { database, type LastSeen } from './offline.ts'

/** Keeps a reply of this person under a name; the next one replaces it. */
export async function keepLastSeen(person: string, name: string, value: unknown): Promise<void> {
  const db = await database()
  await db?.put('seen', { value, at: new Date().toISOString() }, `${person} ${name}`)
}

export async function lastSeen<T>(person: string, name: string): Promise<LastSeen<T> | undefined> {
  const db = await database()
  return (await db?.get('seen', `${person} ${name}`)) as LastSeen<T> | undefined
}

/** At sign-out: what was kept for reading must not stay on a shared phone. What waits to be sent stays. */
export async function forgetLastSeen(): Promise<void> {
  const db = await database()
  await db?.clear('seen')
}
