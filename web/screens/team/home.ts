import { useNavigate, useSearch } from '@tanstack/react-router'
import { showHome } from '../../../modules/insight/contract.ts'
import type { showTeamToday } from '../../../modules/today/contract.ts'
import type { ReplyOf } from '../../../shared/endpoint.ts'
import { keyOf, queries } from '../../queries.ts'

export type Home = ReplyOf<typeof showHome>
export type Help = Home['people'][number]
export type Member = ReplyOf<typeof showTeamToday>['items'][number]

/** A word was given: who waits for it changes. */
export const lookAtHomeAgain = () => queries.invalidateQueries({ queryKey: keyOf(showHome) })

const SHOWN = ['step-ins', 'recalls', 'falls'] as const
export type Shown = (typeof SHOWN)[number]

interface HomeSearch {
  show?: string
  person?: string
  team?: string
}

/** Which list is open over the page, whose, and which team is looked at: in the address, so that each can be sent on. */
export function useHomeState() {
  const { show, person, team }: HomeSearch = useSearch({ strict: false })
  const navigate = useNavigate()
  const go = (search: HomeSearch, replace: boolean) =>
    navigate({ to: '/team', search: search as never, replace, resetScroll: false })
  return {
    show: SHOWN.find((one) => one === show),
    person,
    team,
    open: (next: Shown) => go({ team, show: next }, false),
    close: () => go({ team }, true),
    ofAll: () => go({ team, show }, true),
    choose: (next: string) => go({ team: next }, true),
  }
}
