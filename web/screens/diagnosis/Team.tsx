import { useParams } from '@tanstack/react-router'
import { diagnoseTeam } from '../../../modules/insight/contract.ts'
import { Page } from '../../kit/shell/Page.tsx'
import { RowBones } from '../../kit/states/Bones.tsx'
import { ErrorState } from '../../kit/states/ErrorState.tsx'
import { useRead } from '../../queries.ts'
import { useText } from '../../text/useText.ts'
import { diagnosisTexts as words } from './diagnosis.texts.ts'
import { People } from './People.tsx'
import { Whole } from './Whole.tsx'

/** G1: a team's diagnosis, and under it its people. */
export default function Team() {
  const t = useText()
  const { id = '' } = useParams({ strict: false })
  const { data, error, refetch } = useRead(diagnoseTeam, { params: { id } })
  return (
    <Page
      title={data ? t(words.of, { name: data.team.name }) : t(words.title)}
      lead={data && t(words.people, { count: data.people })}
    >
      {!data && (error ? <ErrorState error={error} onRetry={refetch} /> : <RowBones count={4} height={140} />)}
      {data && <Whole diagnosis={data} of="teams" id={id} />}
      {data && <People team={id} />}
    </Page>
  )
}
