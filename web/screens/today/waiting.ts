import { watched } from '../../watched.ts'

/** How many customers stand on a person's own list, for the menu; undefined until it was read. */
export const waitingToday = watched<{ person: string; count: number } | undefined>(undefined)
