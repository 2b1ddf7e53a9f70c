import type { Problem } from '../../../web/api.ts'
import { watched } from '../../../web/watched.ts'

/** Customers whose touch is on its way: lists show them as done already. */
export const underWay = watched<ReadonlySet<string>>(new Set())

/** Touches that the server refused after one had moved on, by customer, until they are mended. */
export const refused = watched<ReadonlyMap<string, Problem>>(new Map())
