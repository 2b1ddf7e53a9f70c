import { ClipboardCheck } from 'lucide-react'
import { ScoreRecords } from '../../../modules/insight/ui/ScoreRecords.tsx'
import { WeekSummary } from '../../../modules/insight/ui/WeekSummary.tsx'
import { Page } from '../../kit/shell/Page.tsx'
import { RowBones } from '../../kit/states/Bones.tsx'
import { Empty } from '../../kit/states/Empty.tsx'
import { ErrorState } from '../../kit/states/ErrorState.tsx'
import { useText } from '../../text/useText.ts'
import { Choosing } from './Choosing.tsx'
import { Exporting } from './Exporting.tsx'
import { Members } from './Members.tsx'
import css from './Scorecards.module.css'
import { Sides } from './Sides.tsx'
import { scorecardsTexts as words } from './scorecards.texts.ts'
import { Trend } from './Trend.tsx'
import { useScorecard, useScorecardState, useWhose, type Whose } from './useScorecard.ts'

/** G2: what was done in a month and what came of it, of a person, a team or the company. */
export default function Scorecards() {
  const t = useText()
  const { data, error, refetch, whose, teams, people } = useWhose()
  return (
    <Page title={t(words.title)} lead={t(words.lead)} actions={whose && <Exporting whose={whose} />}>
      {!data && (error ? <ErrorState error={error} onRetry={refetch} /> : <RowBones count={6} height={60} />)}
      {data && !whose && (
        <Empty icon={<ClipboardCheck />} title={t(words.nobody)}>
          {t(words.nobodyDetail)}
        </Empty>
      )}
      {whose && (
        <>
          <Choosing whose={whose} teams={teams} people={people} />
          <Card whose={whose} />
        </>
      )}
    </Page>
  )
}

function Card({ whose }: { whose: Whose }) {
  const { month, thisMonth, figure, trend, change } = useScorecardState()
  const { data, error, refetch } = useScorecard(whose, month)
  if (!data) return error ? <ErrorState error={error} onRetry={refetch} /> : <RowBones count={6} height={60} />
  const chosen = [...data.process, ...data.result].find(({ key }) => key === trend)
  return (
    <div className={css.card}>
      <Sides card={data} whose={whose} />
      {'team' in data && <Members of={data} />}
      {chosen && <Trend of={chosen} months={data.months} />}
      {month === thisMonth && whose.of === 'teams' && <WeekSummary team={whose.id} beside />}
      {figure && (
        <ScoreRecords
          key={figure}
          whose={whose}
          figure={figure}
          span={{ month: data.month }}
          onClose={() => change({ figure: undefined })}
        />
      )}
    </div>
  )
}
