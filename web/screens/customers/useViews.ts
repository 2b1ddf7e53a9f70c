import { listViews } from '../../../modules/customers/contract.ts'
import type { ReplyOf } from '../../../shared/endpoint.ts'
import { useRead } from '../../queries.ts'
import { useMe } from '../../session.tsx'
import { useText } from '../../text/useText.ts'
import { viewTexts as words } from './customers.texts.ts'
import { fromQuery, type ListState, sameList, USUAL_SORT } from './listState.ts'

type SavedView = ReplyOf<typeof listViews>['items'][number]

/** A named way to look at the list: one of those that every company has, or a saved one. */
export interface View {
  readonly key: string
  readonly name: string
  readonly query: Readonly<Record<string, string>>
  readonly saved: SavedView | null
}

const A_MINUTE = 60_000

/** The views to choose from, and which one the list shows now. */
export function useViews(state: ListState) {
  const t = useText()
  const me = useMe()
  const { data } = useRead(listViews, {}, { staleTime: A_MINUTE })
  const sort = USUAL_SORT
  const all: View = { key: 'all', name: t(words.all), query: { sort }, saved: null }
  const builtIn: View[] = [
    all,
    { key: 'mine', name: t(words.mine), query: { sort, owner: 'me' }, saved: null },
    { key: 'waiting', name: t(words.waiting), query: { cadence: 'overdue,due', sort: 'dueOn' }, saved: null },
    { key: 'needs', name: t(words.needs), query: { stage: 'need,quoted', sort: 'dueOn' }, saved: null },
    ...(me.can.seeTeam
      ? [{ key: 'unowned', name: t(words.unowned), query: { sort, owner: 'none' }, saved: null }]
      : []),
  ]
  const saved = (data?.items ?? []).map((view) => ({ key: view.id, name: view.name, query: view.query, saved: view }))
  const views = [...builtIn, ...saved]
  const current =
    views.find((view) => view.key === state.view) ?? views.find((view) => sameList(fromQuery(view.query), state)) ?? all
  return {
    views,
    current,
    /** Filters, search or order differ from those of the view. */
    changed: !sameList(fromQuery(current.query), state),
  }
}
