import { Link } from '@tanstack/react-router'
import { Minus, TrendingDown, TrendingUp } from 'lucide-react'
import { useState } from 'react'
import type { ReplyOf } from '../../../shared/endpoint.ts'
import { names } from '../../../web/kit/look/names.ts'
import { RowBones } from '../../../web/kit/states/Bones.tsx'
import { ErrorState } from '../../../web/kit/states/ErrorState.tsx'
import { useRead } from '../../../web/queries.ts'
import { useFormat } from '../../../web/text/useFormat.ts'
import { useText } from '../../../web/text/useText.ts'
import { showWeek } from '../contract.ts'
import type { FigureKey } from '../rules/scorecard/figures.ts'
import { figureHelp, figureNames } from '../rules/scorecard/words.ts'
import { ScoreRecords } from './ScoreRecords.tsx'
import { useTellValue } from './useTellValue.ts'
import css from './WeekSummary.module.css'
import { weekTexts as words } from './week.texts.ts'

type Week = ReplyOf<typeof showWeek>
type Figure = Week['figures'][number]

interface WeekSummaryProps {
  /** Where left out: the highest team in sight, or oneself. */
  team?: string | undefined
  /** Beside the card itself no way leads to it. */
  beside?: boolean
}

/** G2: the last whole week beside the week before: in a few sentences, and in figures that open their records. */
export function WeekSummary({ team, beside = false }: WeekSummaryProps) {
  const { data, error, refetch } = useRead(showWeek, { query: team ? { team } : {} })
  const [figure, setFigure] = useState<FigureKey | null>(null)
  if (!data) return error ? <ErrorState small error={error} onRetry={refetch} /> : <RowBones count={3} height={60} />
  return (
    <section className={css.week}>
      <Head of={data} beside={beside} />
      <ul className={css.story}>
        {data.sentences.map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ul>
      {data.sentences.length > 1 && (
        <ul className={css.figures}>
          {data.figures.map((one) => (
            <li key={one.key}>
              <WeekFigure of={one} onOpen={() => setFigure(one.key)} />
            </li>
          ))}
        </ul>
      )}
      {figure && (
        <ScoreRecords
          whose={data.whose}
          figure={figure}
          span={{ week: data.week.from }}
          onClose={() => setFigure(null)}
        />
      )}
    </section>
  )
}

function Head({ of: { whose, week }, beside }: { of: Week; beside: boolean }) {
  const t = useText()
  const { day } = useFormat()
  const search = whose.of === 'teams' ? { team: whose.id } : { person: whose.id }
  return (
    <header className={css.head}>
      <h2>{t(words.title)}</h2>
      <span>{t(words.span, { from: day(week.from), to: day(week.to) })}</span>
      {!beside && (
        <Link to="/scorecards" search={search as never}>
          {t(words.card)}
        </Link>
      )}
    </header>
  )
}

const SIGNS = { better: TrendingUp, worse: TrendingDown, same: Minus } as const

function WeekFigure({ of: { key, unit, value, of, before, change }, onOpen }: { of: Figure; onOpen: () => void }) {
  const t = useText()
  const Sign = change && SIGNS[change]
  const tell = useTellValue(unit)
  const name = t(figureNames[key])
  return (
    <button
      type="button"
      className={css.figure}
      disabled={of === 0}
      data-tip={t(figureHelp[key])}
      aria-label={t(words.open, { figure: name, value: tell(value) })}
      onClick={onOpen}
    >
      <span className={css.name}>{name}</span>
      <b>{tell(value, true)}</b>
      <span className={css.before}>
        {Sign && <Sign size={14} className={names(change !== 'same' && css[change])} aria-label={t(words[change])} />}
        {t(words.before, { value: tell(before.value, true) })}
      </span>
    </button>
  )
}
