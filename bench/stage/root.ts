import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'

/** The checkout: this runs bundled, from below it. */
export const root = checkout(import.meta.dirname)

function checkout(folder: string): string {
  return existsSync(join(folder, '.dependency-cruiser.cjs')) ? folder : checkout(dirname(folder))
}
