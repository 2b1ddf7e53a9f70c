import { useNavigate, useSearch } from '@tanstack/react-router'

interface PeopleState {
  readonly q: string
  readonly team?: string | undefined
  readonly state?: 'invited' | 'active' | 'left' | undefined
  /** The person whose panel is open. */
  readonly open?: string | undefined
}

const STATES = ['invited', 'active', 'left'] as const
type Search = Readonly<Record<string, string | undefined>>

/** What the list of people shows, which is the address. */
export function usePeopleState() {
  const search = useSearch({ strict: false }) as Search
  const navigate = useNavigate()
  const state: PeopleState = {
    q: search.q ?? '',
    team: search.team,
    state: STATES.find((one) => one === search.state),
    open: search.open,
  }
  const change = (next: Partial<PeopleState>, { replace = false } = {}) => {
    const { q, ...others } = { ...state, ...next }
    navigate({ to: '/people', search: { ...others, q: q || undefined } as never, replace, resetScroll: false })
  }
  return { state, change }
}
