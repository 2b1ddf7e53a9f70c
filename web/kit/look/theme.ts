import { oneOf, remembered, useWatched } from '../../watched.ts'

export type ThemeChoice = 'auto' | 'light' | 'dark'

const choice = remembered<ThemeChoice>('jinke.theme', 'auto', oneOf('auto', 'light', 'dark'))

export const useThemeChoice = (): ThemeChoice => useWatched(choice)

/** Keeps the choice; public/opening.js, which runs before everything, turns it into colours. */
export function chooseTheme(next: ThemeChoice): void {
  choice.set(next)
  window.dispatchEvent(new Event('jinke:theme'))
}
