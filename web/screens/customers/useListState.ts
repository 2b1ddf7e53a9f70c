import { useNavigate, useSearch } from '@tanstack/react-router'
import { useMemo } from 'react'
import { type ListState, readSearch, type Search, toSearch } from './listState.ts'

export type ChangeList = (change: Partial<ListState>, how?: { replace?: boolean }) => void

/** The list's state, which is the address: a change is a step that Back takes back, unless it `replace`s. */
export function useListState(): readonly [ListState, ChangeList] {
  const search = useSearch({ strict: false }) as Search
  const navigate = useNavigate()
  const state = useMemo(() => readSearch(search), [search])
  const change: ChangeList = (next, { replace = false } = {}) => {
    navigate({ to: '/customers', search: toSearch({ ...state, ...next }) as never, replace, resetScroll: false })
  }
  return [state, change]
}
