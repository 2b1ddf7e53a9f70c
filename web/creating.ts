import { watched } from './watched.ts'

/** The sheet that creates a customer from anywhere: null is closed; the name is what was looked for and not found. */
export const creating = watched<{ name: string } | null>(null)
