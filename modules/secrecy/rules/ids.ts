const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/
const LENGTH = 36
const FIRST_DASH = 8
const LAST_DASH = 23

/** The ids in a text, in its order: each reply is gone through, so only what stands around a dash is looked at closely. */
export function idsIn(text: string): string[] {
  const found: string[] = []
  let at = text.indexOf('-')
  while (at !== -1) {
    const start = at - FIRST_DASH
    const isId = start >= 0 && text[start + LAST_DASH] === '-' && UUID.test(text.slice(start, start + LENGTH))
    if (isId) found.push(text.slice(start, start + LENGTH))
    at = text.indexOf('-', isId ? start + LENGTH : at + 1)
  }
  return found
}
