/** A function of a text that is asked the same again and again, and whose answer never changes: so many answers are kept. */
export function remembered<Answer>(answer: (text: string) => Answer, most = 10_000): (text: string) => Answer {
  const kept = new Map<string, Answer>()
  return (text) => {
    const known = kept.get(text)
    if (known !== undefined) return known
    if (kept.size >= most) kept.clear()
    const found = answer(text)
    kept.set(text, found)
    return found
  }
}
