interface Early {
  answer: Promise<Response>
  /** The language in which it was asked. */
  tag: string
  /** Milliseconds since the page began. */
  at: number
}

declare global {
  interface Window {
    /** By address: what public/opening.js asked before the program was there. */
    jinkeEarly?: Map<string, Early>
  }
}

/** What was asked early is for the first screen; whoever comes later asks anew. */
const FRESH_MS = 10_000

/**
 * The answer to a GET that was asked while the program was loading: handed on once, in the language in which it was
 * asked, and only where it is none of a refusal; else undefined.
 */
export async function earlyAnswer(address: string, tag: string): Promise<Response | undefined> {
  const early = window.jinkeEarly?.get(address)
  if (!early) return undefined
  window.jinkeEarly?.delete(address)
  if (early.tag !== tag || performance.now() - early.at > FRESH_MS) return undefined
  const response = await early.answer.catch(() => undefined)
  return response?.ok ? response : undefined
}
