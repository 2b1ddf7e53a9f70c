import { useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { showImport } from '../../../modules/imports/contract.ts'
import { FileKept } from '../../../modules/imports/ui/FileKept.tsx'
import { type Import as ImportValue, isAtWork } from '../../../modules/imports/ui/types.ts'
import { UndoImport } from '../../../modules/imports/ui/UndoImport.tsx'
import { Page } from '../../kit/shell/Page.tsx'
import { RowBones } from '../../kit/states/Bones.tsx'
import { ErrorState } from '../../kit/states/ErrorState.tsx'
import { useRead } from '../../queries.ts'
import { useFormat } from '../../text/useFormat.ts'
import { useText } from '../../text/useText.ts'
import { CheckStep } from './CheckStep.tsx'
import { Failed } from './Failed.tsx'
import { importTexts as words } from './imports.texts.ts'
import { PreviewStep } from './PreviewStep.tsx'
import { Result } from './Result.tsx'
import { Steps } from './Steps.tsx'
import { Undone } from './Undone.tsx'
import { useTitle } from './useTitle.ts'
import { Working } from './Working.tsx'

const SOON = 700

/** One import from what was recognised to what became of it. It can be left at any moment and come back to. */
export default function Import() {
  const { id } = useParams({ from: '/imports/$id' })
  const { data, error, refetch } = useRead(
    showImport,
    { params: { id } },
    { refetchInterval: ({ state }) => (state.data && isAtWork(state.data.state) ? SOON : false) },
  )
  const t = useText()
  const format = useFormat()
  const title = useTitle()
  if (error) return <ErrorState error={error} onRetry={refetch} />
  if (!data) return <RowBones count={4} height={64} />
  return (
    <Page
      title={title(data)}
      lead={t(words.made, { by: data.by.name, when: format.moment(data.createdAt) })}
      actions={data.can.undo && <UndoImport id={id} />}
    >
      <Stage key={data.id} value={data} />
      {!isAtWork(data.state) && <FileKept of={data.file} />}
    </Page>
  )
}

function Stage({ value }: { value: ImportValue }) {
  const [checking, setChecking] = useState(false)
  const { state } = value
  if (state === 'waiting' || (state === 'previewed' && checking))
    return (
      <>
        <Steps at="check" />
        <CheckStep value={value} onPreviewed={() => setChecking(false)} />
      </>
    )
  if (state === 'previewed')
    return (
      <>
        <Steps at="preview" />
        <PreviewStep value={value} onChange={() => setChecking(true)} />
      </>
    )
  if (isAtWork(state))
    return (
      <>
        {state !== 'undoing' && <Steps at={state === 'previewing' ? 'preview' : 'run'} />}
        <Working value={value} />
      </>
    )
  if (state === 'failed') return <Failed value={value} />
  return state === 'undone' ? <Undone value={value} /> : <Result value={value} />
}
