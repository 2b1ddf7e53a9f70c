import { Navigate } from '@tanstack/react-router'
import { Page } from '../../kit/shell/Page.tsx'
import { useMe } from '../../session.tsx'
import { useText } from '../../text/useText.ts'
import { diagnosisTexts as words } from './diagnosis.texts.ts'
import { People } from './People.tsx'

/** G1: a rep's own diagnosis; for who answers for others, everybody's. */
export default function Diagnosis() {
  const t = useText()
  const me = useMe()
  if (me.role === 'rep') return <Navigate to="/diagnosis/people/$id" params={{ id: me.id }} replace />
  return (
    <Page title={t(words.title)} lead={t(words.lead)}>
      <People />
    </Page>
  )
}
