import { allRefusals, type Refusal, Refused } from '../../../shared/refusal.ts'
import { fill, type Locale } from '../../../shared/text.ts'
import { unreachable } from '../refusals.ts'

/** A refusal as it is kept, to be told later in the reader's language. */
export interface Problem {
  readonly reason: string
  readonly values: Record<string, string | number>
}

export const problemOf = (error: unknown, host: string): Problem => {
  const why: Refusal = error instanceof Refused ? error.why : unreachable({ host })
  return { reason: why.kind.reason, values: why.values }
}

export function tellProblem({ reason, values }: Problem, locale: Locale): { reason: string; text: string } {
  const kind = allRefusals().find((known) => known.reason === reason)
  return { reason, text: kind ? fill(kind.text[locale], values) : reason }
}
