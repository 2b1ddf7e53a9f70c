import { watched } from '../../watched.ts'

/** How many customers stand on one's own list, for the menu; undefined until it was read. */
export const waitingToday = watched<number | undefined>(undefined)
