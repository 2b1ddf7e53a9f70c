import { Link } from '@tanstack/react-router'
import { diagnoseTeam } from '../../../modules/insight/contract.ts'
import { Actions } from '../../../modules/insight/ui/Actions.tsx'
import { Bars } from '../../../modules/insight/ui/Bars.tsx'
import { Select } from '../../kit/controls/Input.tsx'
import { Bone } from '../../kit/states/Bones.tsx'
import { ErrorState } from '../../kit/states/ErrorState.tsx'
import { useRead } from '../../queries.ts'
import { useText } from '../../text/useText.ts'
import css from './Aside.module.css'
import { type Home, useHomeState } from './home.ts'
import { asideTexts as words } from './team.texts.ts'

interface TeamDiagnosisProps extends Pick<Home, 'teams'> {
  chosen: Home['teams'][number]
}

/** G1: the team taken together: the four gauges, the weakest in a sentence, and this week's three. */
export function TeamDiagnosis({ teams, chosen }: TeamDiagnosisProps) {
  const t = useText()
  const { choose } = useHomeState()
  return (
    <section className={css.card} aria-label={t(words.diagnosis)}>
      <header className={css.head}>
        <h2>{t(words.diagnosis)}</h2>
        <Link to="/diagnosis/teams/$id" params={{ id: chosen.id }}>
          {t(words.evidence)}
        </Link>
      </header>
      {teams.length > 1 && (
        <Select
          aria-label={t(words.team)}
          options={teams.map(({ id, name }) => ({ value: id, label: name }))}
          value={chosen.id}
          onChange={(event) => choose(event.target.value)}
        />
      )}
      <Gauges team={chosen.id} />
    </section>
  )
}

function Gauges({ team }: { team: string }) {
  const { data, error, refetch } = useRead(diagnoseTeam, { params: { id: team } })
  if (!data)
    return error ? (
      <ErrorState small error={error} onRetry={refetch} />
    ) : (
      <div className={css.waiting}>
        <Bone height={44} />
        <Bone height={28} />
        <Bone height={150} />
      </div>
    )
  return (
    <>
      <p>{data.text}</p>
      <Bars gauges={data.gauges} weakest={data.weakest} cause={data.cause} />
      <Actions of={data.actions} />
    </>
  )
}
