import { type Watched, watched } from '../../../web/watched.ts'
import { type Draft, hasWords, keptDraft } from './draft.ts'

const PREFIX = 'jinke.draft '
const open = new Map<string, Watched<Draft | null>>()
/** What the server draws a page with: nobody's, and kept by nobody. */
const NOTHING = watched<Draft | null>(null)

/**
 * What someone has begun to write about a customer: kept in this browser, in all its tabs, until it is recorded. A
 * reload, a lost session or a lift takes nothing of it.
 */
export function draftOf(person: string, customerId: string): Watched<Draft | null> {
  if (typeof window === 'undefined') return NOTHING
  const key = `${PREFIX}${person} ${customerId}`
  const known = open.get(key)
  if (known) return known
  const source = watched(readKept(key))
  const kept: Watched<Draft | null> = {
    ...source,
    first: NOTHING.get,
    set(next) {
      source.set(next)
      keep(key, next && hasWords(next) ? next : null)
    },
  }
  open.set(key, kept)
  if (open.size === 1) followOtherTabs()
  return kept
}

function readKept(key: string): Draft | null {
  try {
    return keptDraft(JSON.parse(localStorage.getItem(key) ?? 'null'))
  } catch {
    return null
  }
}

function keep(key: string, draft: Draft | null): void {
  // A private window may refuse to keep anything; the draft then lives as long as the page.
  try {
    if (draft) localStorage.setItem(key, JSON.stringify(draft))
    else localStorage.removeItem(key)
  } catch {}
}

function followOtherTabs(): void {
  window.addEventListener('storage', ({ key }) => {
    const source = key && open.get(key)
    if (source) source.set(readKept(key))
  })
}
