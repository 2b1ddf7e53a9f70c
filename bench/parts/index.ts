import type { Part } from './part.ts'
import { readParts } from './reads.ts'
import type { Stage } from './stage.ts'
import { writeParts } from './writes.ts'

/** Files are moved whole, one at a time. */
export const FILE_PARTS = ['export', 'import'] as const

export const partsFor = (stage: Stage, chosen: readonly string[] | null): Part[] =>
  [...readParts(stage), ...writeParts(stage)].filter(({ id }) => isChosen(id, chosen))

export const isChosen = (id: string, chosen: readonly string[] | null): boolean =>
  chosen === null || chosen.some((name) => id === name || id.startsWith(`${name}.`))
