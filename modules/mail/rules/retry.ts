const MINUTE = 60_000
const WAITS = [1, 5, 15, 60, 120, 240].map((minutes) => minutes * MINUTE)

/** When a mail that a server put off is tried again; null where it is given up. */
export function nextTry(tries: number, firstTry: Date, now: Date, giveUpHours: number): Date | null {
  const next = new Date(now.getTime() + (WAITS[Math.min(tries, WAITS.length) - 1] ?? MINUTE))
  return next.getTime() - firstTry.getTime() > giveUpHours * 60 * MINUTE ? null : next
}
