import { Link, useParams } from '@tanstack/react-router'
import { showReception } from '../../../modules/services/contract.ts'
import { Page } from '../../kit/shell/Page.tsx'
import { MomentText } from '../../kit/signs/Figures.tsx'
import { RowBones } from '../../kit/states/Bones.tsx'
import { ErrorState } from '../../kit/states/ErrorState.tsx'
import { useRead } from '../../queries.ts'
import { useText } from '../../text/useText.ts'
import { ReceptionBody } from './ReceptionBody.tsx'
import { receptionTexts as words } from './services.texts.ts'

/** A10: one reception, from the yard to the return call. */
export default function Reception() {
  const t = useText()
  const { id = '' } = useParams({ strict: false })
  const { data, error, refetch } = useRead(showReception, { params: { id } })
  if (error) return <ErrorState error={error} onRetry={refetch} />
  if (!data) return <RowBones count={6} height={56} />
  return (
    <Page
      title={data.asset?.name ?? t(words.pageTitle, { name: data.customer.name })}
      lead={
        <>
          <Link to="/customers/$id" params={{ id: data.customer.id }}>
            {data.customer.name}
          </Link>
          {data.asset?.serial && ` · ${data.asset.serial}`} · {t(words.received, { who: data.receivedBy.name })}{' '}
          <MomentText at={data.receivedAt} />
        </>
      }
      actions={<Link to="/services">{t(words.back)}</Link>}
    >
      <ReceptionBody key={data.id} of={data} />
    </Page>
  )
}
