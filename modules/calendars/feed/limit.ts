import type { Companies } from '../../../platform/companies.ts'
import { rateLimit } from '../../../platform/http/page.ts'
import type { Visit } from '../../../platform/http/route.ts'
import { Refused } from '../../../shared/refusal.ts'
import { feedTooOften } from '../refusals.ts'

/** In a minute: one calendar with all of a person's devices, and all that a firm reads, or somebody tries, from one address. */
const MOST_OF_ONE = 12
const MOST_FROM_ONE = 120
const MINUTE_S = 60

interface Limits {
  readonly ofLink: ReturnType<typeof rateLimit>
  readonly fromAddress: ReturnType<typeof rateLimit>
}

/** Each running Jinke counts for itself. */
const counted = new WeakMap<Companies, Limits>()

function limitsOf(companies: Companies): Limits {
  const known = counted.get(companies)
  if (known) return known
  const limits = { ofLink: rateLimit(MOST_OF_ONE), fromAddress: rateLimit(MOST_FROM_ONE) }
  counted.set(companies, limits)
  return limits
}

/** A6: who reads a feed too often, or tries links, waits until the minute is over. */
export function demandSeldom({ companies, clock, request }: Visit, file: string): void {
  const { ofLink, fromAddress } = limitsOf(companies)
  const now = clock.now().getTime()
  if (!fromAddress(request.ip, now) && !ofLink(file, now)) return
  const seconds = MINUTE_S - (Math.floor(now / 1000) % MINUTE_S)
  throw new Refused(feedTooOften({ seconds }, { retryAfter: seconds }))
}
