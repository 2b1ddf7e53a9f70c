/** An act as its caller knows it: what it was, and what it was told. */
export interface Told<Act> {
  readonly act: Act
  /** `done`, or the reason of the refusal. */
  readonly told: string
}

/**
 * Whether acts that ran at the same time went as though one after another: some order in which a model, one act at a time, tells
 * each what it was told and ends as the database did. Answers that order, or null where there is none.
 */
export function someOrder<State, Act>(
  start: State,
  acts: readonly Told<Act>[],
  step: (state: State, act: Act) => { told: string; state: State },
  end: State,
): Act[] | null {
  const dead = new Set<string>()
  const search = (state: State, left: readonly Told<Act>[]): Act[] | null => {
    if (left.length === 0) return JSON.stringify(state) === JSON.stringify(end) ? [] : null
    const place = `${left.map((told) => acts.indexOf(told)).join(' ')} ${JSON.stringify(state)}`
    if (dead.has(place)) return null
    for (const first of left) {
      const next = step(state, first.act)
      if (next.told !== first.told) continue
      const rest = search(
        next.state,
        left.filter((other) => other !== first),
      )
      if (rest) return [first.act, ...rest]
    }
    dead.add(place)
    return null
  }
  return search(start, acts)
}
