import { Link } from '@tanstack/react-router'
import { Stethoscope } from 'lucide-react'
import { listDiagnoses } from '../../../modules/insight/contract.ts'
import { PRINCIPLES } from '../../../modules/insight/rules/measures.ts'
import { Bars } from '../../../modules/insight/ui/Bars.tsx'
import { buttonClass } from '../../kit/controls/Button.tsx'
import { Face } from '../../kit/signs/Face.tsx'
import { RowBones } from '../../kit/states/Bones.tsx'
import { Empty } from '../../kit/states/Empty.tsx'
import { ErrorState } from '../../kit/states/ErrorState.tsx'
import { useRead } from '../../queries.ts'
import { useText } from '../../text/useText.ts'
import css from './Diagnosis.module.css'
import { diagnosisTexts as words } from './diagnosis.texts.ts'

/** Everybody in sight who sells, the weakest first: the four scores as bars, and the sentence. */
export function People({ team }: { team?: string }) {
  const t = useText()
  const { data, error, refetch } = useRead(listDiagnoses, { query: team ? { team } : {} })
  if (!data) return error ? <ErrorState error={error} onRetry={refetch} /> : <RowBones count={6} height={72} />
  if (data.items.length === 0)
    return (
      <Empty
        icon={<Stethoscope />}
        title={t(words.nobody)}
        action={
          <Link to="/customers" className={buttonClass({ kind: 'primary' })}>
            {t(words.toCustomers)}
          </Link>
        }
      >
        {t(words.nobodyDetail)}
      </Empty>
    )
  return (
    <ul className={css.people} aria-label={t(words.everybody)}>
      {data.items.map(({ person, scores, weakest, cause, text }) => (
        <li key={person.id}>
          <Link to="/diagnosis/people/$id" params={{ id: person.id }} className={css.person}>
            <Face name={person.name} size={36} />
            <span className={css.who}>
              <b>{person.name}</b>
              <span className={css.pale}>{person.team}</span>
            </span>
            <span className={css.bars}>
              <Bars
                gauges={PRINCIPLES.map((principle) => ({ principle, score: scores[principle] }))}
                weakest={weakest}
                cause={cause}
              />
            </span>
            <span className={css.told}>{text}</span>
          </Link>
        </li>
      ))}
    </ul>
  )
}
