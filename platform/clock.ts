/** The one source of "now". Tests turn it; nothing else can. */
export interface Clock {
  now(): Date
}

export const systemClock: Clock = { now: () => new Date() }

export interface TestClock extends Clock {
  /** Stops the clock at an instant; null lets it run again. */
  set(instant: Date | string | null): void
}

export function testClock(): TestClock {
  let stopped: Date | null = null
  return {
    now: () => stopped ?? new Date(),
    set: (instant) => {
      stopped = instant === null ? null : new Date(instant)
    },
  }
}
