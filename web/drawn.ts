import type { Locale } from '../shared/text.ts'
import { supposeWidth, type Width } from './kit/look/useWidth.ts'
import { queries } from './queries.ts'
import { follow, STANDING, type Standing } from './session.tsx'
import { locale } from './text/locale.ts'

/** What the server drew a first screen from: whoever begins with the same shows the same. */
export interface Drawn {
  readonly standing: Standing
  readonly language: Locale
  readonly width: Width
  /** RFC 3339: when it was drawn. */
  readonly now: string
  /** Replies, each under the key by which the screens look for it. */
  readonly answers: readonly (readonly [key: readonly unknown[], reply: unknown])[]
}

/** Begins with what is known already, as if it had been asked just now. */
export function beginWith({ standing, width, now, answers }: Drawn): void {
  if ('me' in standing) follow(standing.me, new Date(now))
  supposeWidth(width)
  queries.setQueryData(STANDING, standing)
  for (const [key, reply] of answers) queries.setQueryData(key, reply)
}

/** In the browser: what the page was drawn from; null where it came empty or speaks another language than its reader. */
export function takeDrawn(): Drawn | null {
  const block = document.getElementById('drawn')
  if (!block) return null
  block.remove()
  const drawn = JSON.parse(block.textContent) as Drawn
  if ('me' in drawn.standing) follow(drawn.standing.me)
  return drawn.language === locale.get() ? drawn : null
}
