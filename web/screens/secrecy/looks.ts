import type { z } from 'zod'
import type { Sight as SightReply } from '../../../modules/secrecy/contract.ts'

type Sight = z.infer<typeof SightReply>
/** Looks of one person at one thing, one upon the other: opening a page asks for several of its parts at once. */
export type Look = Sight & { times: number }

const A_MINUTE = 60_000

/** The list as it is told: the latest look of each run of alike ones, with how many there were. */
export function foldLooks(sights: readonly Sight[]): Look[] {
  const runs = new Map<string, Look>()
  const looks: Look[] = []
  for (const sight of sights) {
    const key = keyOf(sight)
    const run = runs.get(key)
    if (run && Date.parse(run.at) - Date.parse(sight.at) < A_MINUTE) {
      run.times++
      continue
    }
    const look = { ...sight, times: 1 }
    runs.set(key, look)
    looks.push(look)
  }
  return looks
}

const keyOf = ({ person, customer, contact, placeText, what, flags }: Sight) =>
  JSON.stringify([person.id, customer.id, contact?.id, placeText, what, flags.map(({ code }) => code)])
