import { Refused } from '../../shared/refusal.ts'
import { tooBusy, tooManyAtOnce } from '../../shared/refusals.ts'
import { Latest } from '../latest.ts'

export interface GateBounds {
  /** Requests worked on at a time. */
  readonly atOnce: number
  /** Requests that may wait for that, and how long each. */
  readonly waiting: number
  readonly waitMs: number
  /** Requests of one asker that are worked on or wait. */
  readonly ofOne: number
}

const SOON_S = 2
export const busy = () => new Refused(tooBusy({ retryAfter: SOON_S }))

/** Hands out what there is so much of: to one asker, and to all together. */
export class Portions {
  readonly #most: { readonly ofOne: number; readonly ofAll: number }
  readonly #of = new Map<string, number>()
  #all = 0

  constructor(most: { ofOne: number; ofAll: number }) {
    this.#most = most
  }

  get areGone(): boolean {
    return this.#all >= this.#most.ofAll
  }

  of(who: string): number {
    return this.#of.get(who) ?? 0
  }

  /** Answers what gives the portion back, once; throws where the asker has too many, or all are gone. */
  take(who: string, amount = 1): () => void {
    const own = this.of(who) + amount
    if (own > this.#most.ofOne) throw new Refused(tooManyAtOnce({ retryAfter: SOON_S }))
    if (this.#all + amount > this.#most.ofAll) throw busy()
    this.#of.set(who, own)
    this.#all += amount
    let isTaken = true
    return () => {
      if (!isTaken) return
      isTaken = false
      this.#all -= amount
      const rest = this.of(who) - amount
      if (rest > 0) this.#of.set(who, rest)
      else this.#of.delete(who)
    }
  }
}

interface Waiting {
  comeIn(): void
  giveUp(): void
}

/**
 * Lets so many in at a time: askers by turns, what one of them asks in the order in which it came. Where there is no room, the last of
 * whoever has most waiting makes room for who has less.
 */
export class Gate {
  readonly #bounds: GateBounds
  readonly #places: Portions
  readonly #queue = new Map<string, Set<Waiting>>()
  #inside = 0

  constructor(bounds: GateBounds) {
    this.#bounds = bounds
    this.#places = new Portions({ ofOne: bounds.ofOne, ofAll: bounds.atOnce + bounds.waiting })
  }

  /** Whether it is worth while to come. */
  hasRoomFor(who: string): boolean {
    return !this.#places.areGone || this.#inTheWayOf(who) !== undefined
  }

  /**
   * Resolves when it is one's turn, to what is called on leaving; throws where that takes too long, where who asked has left,
   * or where they ask too much at a time.
   */
  async enter(who: string, left: AbortSignal): Promise<() => void> {
    if (this.#places.areGone) this.#inTheWayOf(who)?.giveUp()
    const giveBack = this.#places.take(who)
    if (this.#inside < this.#bounds.atOnce) this.#inside++
    else await this.#turnOf(who, left, giveBack)
    return () => {
      giveBack()
      this.#letIn()
    }
  }

  #inTheWayOf(who: string): Waiting | undefined {
    let [most, crowd]: [number, Iterable<Waiting>] = [this.#places.of(who) + 1, []]
    for (const waiting of this.#queue.values()) if (waiting.size > most) [most, crowd] = [waiting.size, waiting]
    return [...crowd].at(-1)
  }

  #turnOf(who: string, left: AbortSignal, giveBack: () => void): Promise<void> {
    return new Promise((resolve, reject) => {
      const own = this.#queue.get(who) ?? new Set()
      const settle = (act: () => void) => () => {
        clearTimeout(timer)
        left.removeEventListener('abort', waiting.giveUp)
        own.delete(waiting)
        if (own.size === 0) this.#queue.delete(who)
        act()
      }
      const waiting = {
        comeIn: settle(resolve),
        giveUp: settle(() => {
          giveBack()
          reject(busy())
        }),
      }
      const timer = setTimeout(waiting.giveUp, this.#bounds.waitMs)
      left.addEventListener('abort', waiting.giveUp)
      this.#queue.set(who, own.add(waiting))
    })
  }

  /** Hands a place on to who waits longest of whoever's turn it is; that asker's others wait behind everybody else. */
  #letIn(): void {
    const [next] = this.#queue
    if (!next) {
      this.#inside--
      return
    }
    const [who, own] = next
    const [first] = own
    this.#queue.delete(who)
    this.#queue.set(who, own)
    first?.comeIn()
  }
}

/** What people were found by lately is remembered of so many. */
const MOST_FOUND = 10_000

/** The gate before it is looked up who somebody is. What somebody was found by lately is looked up all the same, but guesses do not hold it up. */
export class LookUps {
  readonly #known: Gate
  readonly #strange: Gate
  readonly #found = new Latest<string, true>(MOST_FOUND)

  constructor(bounds: GateBounds) {
    this.#known = new Gate(bounds)
    this.#strange = new Gate(bounds)
  }

  /** Looks up by what is shown, when it is its turn; null: nobody. */
  async inTurn<T>(
    shown: string,
    address: string,
    left: AbortSignal,
    lookUp: () => Promise<T | null>,
  ): Promise<T | null> {
    const leave = await (this.#found.use(shown) ? this.#known.enter(shown, left) : this.#strange.enter(address, left))
    try {
      const somebody = await lookUp()
      if (somebody && !this.#found.use(shown)) this.#found.put(shown, true)
      return somebody
    } finally {
      leave()
    }
  }
}
