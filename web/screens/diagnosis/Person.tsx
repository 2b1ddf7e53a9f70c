import { useParams } from '@tanstack/react-router'
import { diagnosePerson, setAim } from '../../../modules/insight/contract.ts'
import { AIMS, type Aim } from '../../../modules/insight/rules/diagnosis.ts'
import { insightTexts } from '../../../modules/insight/ui/insight.texts.ts'
import { Segmented } from '../../kit/controls/Choices.tsx'
import { toast } from '../../kit/layers/toast.ts'
import { Page } from '../../kit/shell/Page.tsx'
import { RowBones } from '../../kit/states/Bones.tsx'
import { ErrorState } from '../../kit/states/ErrorState.tsx'
import { useRead, useWrite } from '../../queries.ts'
import { useText } from '../../text/useText.ts'
import css from './Diagnosis.module.css'
import { diagnosisTexts as words } from './diagnosis.texts.ts'
import { Whole } from './Whole.tsx'

/** G1: one person's diagnosis. */
export default function Person() {
  const t = useText()
  const { id = '' } = useParams({ strict: false })
  const { data, error, refetch } = useRead(diagnosePerson, { params: { id } })
  const { mutate } = useWrite(setAim, { changes: [diagnosePerson] })
  const aimAt = (aim: Aim) =>
    mutate(
      { params: { id }, body: { aim } },
      { onSuccess: () => toast({ text: t(insightTexts.aimSaved, { aim: t(insightTexts[aim]) }) }) },
    )
  return (
    <Page title={data ? t(words.of, { name: data.person.name }) : t(words.title)} lead={data?.person.team}>
      {!data && (error ? <ErrorState error={error} onRetry={refetch} /> : <RowBones count={4} height={140} />)}
      {data && (
        <Whole
          diagnosis={data}
          of="people"
          id={id}
          beside={
            <div className={css.aim}>
              <span>{t(insightTexts.aim)}</span>
              {data.can.setAim ? (
                <Segmented
                  label={t(insightTexts.aim)}
                  choices={AIMS.map((aim) => ({ value: aim, label: t(insightTexts[aim]) }))}
                  value={data.aim}
                  onChange={aimAt}
                />
              ) : (
                <b>{t(insightTexts[data.aim])}</b>
              )}
            </div>
          }
        />
      )}
    </Page>
  )
}
