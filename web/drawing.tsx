import type { QueryObserverOptions } from '@tanstack/react-query'
import { createMemoryHistory } from '@tanstack/react-router'
import { renderToString } from 'react-dom/server'
import type { Endpoint } from '../shared/endpoint.ts'
import { FirstRun, SignIn } from './App.tsx'
import { addressOf } from './api.ts'
import { beginWith, type Drawn } from './drawn.ts'
import { Program } from './Program.tsx'
import { queries } from './queries.ts'
import { routerOn } from './router.tsx'
import { SCREEN } from './screen.tsx'
import { followPerson } from './text/locale.ts'

// Built for the server, which draws the first screen of a visit with it (docs/decisions/0027-drawn-first.md).

/** What a screen would ask next: where its answer is kept, where it is asked, and whether it is a list's first page. */
interface Lack {
  readonly key: readonly unknown[]
  readonly address: string
  readonly paged: boolean
}

/** The screen at an address, ready to be drawn as often as more of what it shows is known. */
export interface Stage {
  /** The pattern of its address, as router.tsx has it: `/customers/$id`. */
  readonly screen: string
  draw(drawn: Drawn, endpoints: ReadonlyMap<string, Endpoint>): { markup: string; lacks: Lack[] }
}

/** Loads the screen at an address, `/customers?stage=need`; null where there is none. */
export async function stageFor(address: string): Promise<Stage | null> {
  const router = routerOn(createMemoryHistory({ initialEntries: [address] }))
  await Promise.all([router.load(), SignIn.preload(), FirstRun.preload()])
  const screen = router.state.matches.at(-1)?.routeId
  if (!screen || screen === '__root__') return null
  return { screen, draw: (drawn, endpoints) => draw(router, drawn, endpoints) }
}

/**
 * The screen as it looks with these answers, and what it lacks. What is global in the screens is set here, read and
 * cleared again without waiting for anything between: no two visits ever see each other's.
 */
function draw(
  router: ReturnType<typeof routerOn>,
  drawn: Drawn,
  endpoints: ReadonlyMap<string, Endpoint>,
): { markup: string; lacks: Lack[] } {
  try {
    beginWith(drawn)
    followPerson(drawn.language)
    const markup = renderToString(<Program router={router} />)
    const lacks = queries
      .getQueryCache()
      .getAll()
      .flatMap(({ queryKey: key, state, options }): Lack[] => {
        const endpoint = endpoints.get(String(key[0]))
        if (
          !endpoint ||
          key.length !== 2 ||
          state.status !== 'pending' ||
          (options as QueryObserverOptions).enabled === false
        )
          return []
        return [{ key, address: addressOf(endpoint, key[1] as object), paged: 'initialPageParam' in options }]
      })
    return { markup, lacks }
  } finally {
    queries.removeQueries({ predicate: ({ queryKey }) => queryKey[0] !== SCREEN })
  }
}
