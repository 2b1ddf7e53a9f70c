import type { Work } from '../../../platform/work.ts'
import type { AppointmentRow } from '../repo.ts'
import type { Range } from './booked.ts'

/** A10: who gives out places in slots keeps to hours and capacity of their own. */
export interface PlaceKeeper {
  /** The times to which a customer may move an appointment; null where it is none of the keeper's. */
  readonly choices: (work: Work, a: AppointmentRow) => Promise<Range[] | null>
  /** Takes a place at a time, in place of the one before; false where it is none of the keeper's. */
  readonly take: (work: Work, a: AppointmentRow, startsAt: Date) => Promise<boolean>
  /** How many places an appointment takes; null where it is none of the keeper's. */
  readonly taken: (work: Work, a: Pick<AppointmentRow, 'id'>) => Promise<number | null>
}

const keepers: PlaceKeeper[] = []

/** A later module that gives out places tells it here; it is asked whenever a time is agreed or sought. */
export function keepsPlaces(keeper: PlaceKeeper): void {
  keepers.push(keeper)
}

export async function takePlace(work: Work, a: AppointmentRow, startsAt: Date): Promise<boolean> {
  for (const keeper of keepers) if (await keeper.take(work, a, startsAt)) return true
  return false
}

export async function placesFor(work: Work, a: AppointmentRow): Promise<Range[] | null> {
  for (const keeper of keepers) {
    const choices = await keeper.choices(work, a)
    if (choices) return choices
  }
  return null
}

export async function placesTaken(work: Work, a: Pick<AppointmentRow, 'id' | 'hosted'>): Promise<number | null> {
  if (a.hosted) return null
  for (const keeper of keepers) {
    const taken = await keeper.taken(work, a)
    if (taken !== null) return taken
  }
  return null
}
