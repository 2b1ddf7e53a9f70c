import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'

/** The checkout: this runs bundled, from below it. */
export const root = checkout(import.meta.dirname)

/** What the product is started with on a data folder: its own database, whatever else the environment names. */
export const environmentOf = (data: string): NodeJS.ProcessEnv => ({
  ...process.env,
  DATABASE_URL: '',
  JINKE_DATA: data,
})

function checkout(folder: string): string {
  return existsSync(join(folder, '.dependency-cruiser.cjs')) ? folder : checkout(dirname(folder))
}
