// Ctrl-C must leave nothing behind: whoever starts or makes something says here how it is ended.

type End = () => void | Promise<void>
const ends = new Set<End>()

/** Has something done should the run be stopped; answers how to take that back. */
export function onStop(act: End): () => void {
  ends.add(act)
  return () => void ends.delete(act)
}

/** What was begun last is ended first. */
export async function endAll(): Promise<void> {
  for (const act of [...ends].reverse()) {
    ends.delete(act)
    await Promise.resolve(act()).catch(() => undefined)
  }
}
