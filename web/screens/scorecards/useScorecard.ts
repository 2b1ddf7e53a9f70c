import { useNavigate, useSearch } from '@tanstack/react-router'
import { listScored, showPersonScorecard, showTeamScorecard } from '../../../modules/insight/contract.ts'
import { FIGURES, type FigureKey } from '../../../modules/insight/rules/scorecard/figures.ts'
import { monthOf } from '../../../modules/insight/rules/scorecard/months.ts'
import type { ReplyOf } from '../../../shared/endpoint.ts'
import { useRead } from '../../queries.ts'
import { useMe } from '../../session.tsx'
import { useFormat } from '../../text/useFormat.ts'

export type Card = ReplyOf<typeof showPersonScorecard> | ReplyOf<typeof showTeamScorecard>
export type Figure = Card['process'][number]
export interface Whose {
  of: 'people' | 'teams'
  id: string
}

interface Search {
  person?: string
  team?: string
  month?: string
  /** The figure whose records are open, and the one whose trend is drawn. */
  figure?: string
  trend?: string
}

const figureIn = (word: string | undefined): FigureKey | undefined =>
  word !== undefined && word in FIGURES ? (word as FigureKey) : undefined

/** What the page shows, which is the address. */
export function useScorecardState() {
  const search = useSearch({ strict: false }) as Search
  const navigate = useNavigate()
  const { today } = useFormat()
  const thisMonth = monthOf(today)
  const change = (next: Search) =>
    navigate({ to: '/scorecards', search: { ...search, ...next } as never, resetScroll: false })
  return {
    search,
    month: search.month ?? thisMonth,
    thisMonth,
    figure: figureIn(search.figure),
    trend: figureIn(search.trend) ?? 'effectiveTouches',
    change,
  }
}

/** Whose card is shown where the address names nobody: one's own, the team's, or the company's. */
export function useWhose() {
  const me = useMe()
  const { search } = useScorecardState()
  const scored = useRead(listScored, {})
  const { teams, people } = scored.data ?? { teams: [], people: [] }
  const whose = ((): Whose | null => {
    if (search.person) return { of: 'people', id: search.person }
    if (search.team) return { of: 'teams', id: search.team }
    if (teams[0]) return { of: 'teams', id: teams[0].id }
    return people.some(({ id }) => id === me.id) ? { of: 'people', id: me.id } : null
  })()
  return { ...scored, whose, teams, people }
}

export function useScorecard({ of, id }: Whose, month: string) {
  const input = { params: { id }, query: { month } }
  const person = useRead(showPersonScorecard, input, { enabled: of === 'people' })
  const team = useRead(showTeamScorecard, input, { enabled: of === 'teams' })
  return of === 'people' ? person : team
}
