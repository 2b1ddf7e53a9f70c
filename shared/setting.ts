import type { z } from 'zod'
import type { Text } from './text.ts'

/** One entry of the catalogue of settings: a number or list of the method that a company may change. */
export interface Setting<T = unknown> {
  readonly key: string
  readonly schema: z.ZodType<T>
  readonly fallback: T
  readonly label: Text
  readonly help?: Text
  readonly unit?: Text
  /** The METHOD rule whose number it is. */
  readonly rule: string
}

/** What a company has set, by key; what it has not set follows the fallback. */
export type Settings = Readonly<Record<string, unknown>>

const catalogue = new Map<string, Setting>()

export function setting<T>(definition: Setting<T>): Setting<T> {
  catalogue.set(definition.key, definition as Setting)
  return definition
}

export const allSettings = (): readonly Setting[] => [...catalogue.values()]

export function settingOf<T>(settings: Settings, wanted: Setting<T>): T {
  const value = settings[wanted.key]
  return value === undefined ? wanted.fallback : (value as T)
}
