import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { startImport } from '../../../modules/imports/contract.ts'
import { Templates } from '../../../modules/imports/ui/Templates.tsx'
import { type Problem, upload } from '../../api.ts'
import { FileDrop } from '../../kit/controls/FileDrop.tsx'
import { Page } from '../../kit/shell/Page.tsx'
import { ErrorState } from '../../kit/states/ErrorState.tsx'
import { ProgressBar } from '../../kit/states/ProgressBar.tsx'
import { useFormat } from '../../text/useFormat.ts'
import { useText } from '../../text/useText.ts'
import { History } from './History.tsx'
import css from './Imports.module.css'
import { importsTexts as words } from './imports.texts.ts'

const ACCEPT = '.csv,.txt,.tsv,.xlsx,.vcf'

/** Where files come in: drop them, see what a ledger looks like, or look at earlier imports. */
export default function Imports() {
  const t = useText()
  const format = useFormat()
  const { sending, error, send } = useUpload()
  return (
    <Page title={t(words.title)} lead={t(words.lead)}>
      {sending ? (
        <div className={css.uploading}>
          <ProgressBar
            label={t(words.uploading, { files: format.list(sending.names) })}
            {...(sending.share < 1 ? { share: sending.share } : { detail: t(words.looking) })}
          />
        </div>
      ) : (
        <FileDrop accept={ACCEPT} hint={t(words.hint)} onFiles={send} />
      )}
      {error && <ErrorState small error={error} />}
      <div className={css.block}>
        <History />
      </div>
      <div className={css.block}>
        <Templates />
      </div>
    </Page>
  )
}

interface Sending {
  names: string[]
  share: number
}

/** Sends files to be looked into, and goes on to what was found in them. */
function useUpload() {
  const navigate = useNavigate()
  const [sending, setSending] = useState<Sending | null>(null)
  const [error, setError] = useState<Problem | null>(null)
  const send = async (files: File[]) => {
    const names = files.map((file) => file.name)
    const form = new FormData()
    form.append('mode', 'preview')
    for (const file of files) form.append('files', file)
    setError(null)
    setSending({ names, share: 0 })
    try {
      const { id } = await upload(startImport, {}, form, { onProgress: (share) => setSending({ names, share }) })
      await navigate({ to: '/imports/$id', params: { id } })
    } catch (problem) {
      setError(problem as Problem)
    } finally {
      setSending(null)
    }
  }
  return { sending, error, send }
}
