import { FilePlus2 } from 'lucide-react'
import { useState } from 'react'
import {
  listSignatures,
  listUndertakings,
  publishUndertaking,
  showUndertaking,
} from '../../../modules/secrecy/contract.ts'
import { ReadUndertaking } from '../../../modules/secrecy/ui/ReadUndertaking.tsx'
import { SignatureItem } from '../../../modules/secrecy/ui/SignatureItem.tsx'
import paper from '../../../modules/secrecy/ui/Undertaking.module.css'
import { undertakingTexts as words } from '../../../modules/secrecy/ui/undertaking.texts.ts'
import type { ReplyOf } from '../../../shared/endpoint.ts'
import { Button } from '../../kit/controls/Button.tsx'
import { Field } from '../../kit/controls/Field.tsx'
import { TextArea } from '../../kit/controls/Input.tsx'
import { Sheet } from '../../kit/layers/Sheet.tsx'
import { toast } from '../../kit/layers/toast.ts'
import { Page } from '../../kit/shell/Page.tsx'
import { RowBones } from '../../kit/states/Bones.tsx'
import { ErrorState } from '../../kit/states/ErrorState.tsx'
import { useList, useRead, useWrite } from '../../queries.ts'
import { useMe } from '../../session.tsx'
import { useFormat } from '../../text/useFormat.ts'
import { useText } from '../../text/useText.ts'
import css from './Undertakings.module.css'

type Version = ReplyOf<typeof listUndertakings>['items'][number]

/** S2: the versions of the undertaking, who signed each, and a new one by the company's head. */
export default function Undertakings() {
  const t = useText()
  const me = useMe()
  const { data, error, refetch } = useRead(listUndertakings, {})
  const [writing, setWriting] = useState(false)
  const current = data?.items[0]
  const publish = me.role !== 'auditor' && current && (
    <Button kind="primary" icon={<FilePlus2 />} onClick={() => setWriting(true)}>
      {t(words.publish)}
    </Button>
  )
  return (
    <Page title={t(words.pageTitle)} lead={t(words.pageLead)} actions={publish} narrow>
      {error && <ErrorState error={error} onRetry={refetch} />}
      {!data && !error && <RowBones count={2} height={88} />}
      {data?.items.map((version, at) => (
        <Card key={version.version} of={version} isCurrent={at === 0} />
      ))}
      {writing && current && <Publish from={current} onClose={() => setWriting(false)} />}
    </Page>
  )
}

function Card({ of: undertaking, isCurrent }: { of: Version; isCurrent: boolean }) {
  const t = useText()
  const format = useFormat()
  const [reading, setReading] = useState(false)
  const [listing, setListing] = useState(isCurrent)
  const { version, publishedAt, publishedBy, signatures } = undertaking
  const facts = [
    publishedBy ? t(words.by, { name: publishedBy.name }) : t(words.shipped),
    publishedBy && format.moment(publishedAt),
    t(words.count, { count: signatures }),
  ]
  return (
    <section className={css.card}>
      <header className={css.head}>
        <div>
          <h2 className={css.title}>
            {t(words.version, { version })}
            {isCurrent && <span className={css.mark}>{t(words.current)}</span>}
          </h2>
          <p className={css.quiet}>{facts.filter(Boolean).join(' · ')}</p>
        </div>
        <span className={css.acts}>
          <Button size="small" kind="quiet" onClick={() => setReading(true)}>
            {t(words.text)}
          </Button>
          {!isCurrent && (
            <Button size="small" kind="quiet" aria-expanded={listing} onClick={() => setListing(!listing)}>
              {t(words.who)}
            </Button>
          )}
        </span>
      </header>
      {listing && <Signers version={version} />}
      {reading && <ReadUndertaking of={undertaking} onClose={() => setReading(false)} />}
    </section>
  )
}

function Signers({ version }: { version: number }) {
  const t = useText()
  const signers = useList(listSignatures, { params: { version: String(version) }, query: { limit: 50 } })
  if (signers.error) return <ErrorState small error={signers.error} onRetry={signers.retry} />
  if (!signers.loading && signers.items.length === 0) return <p className={css.quiet}>{t(words.nobody)}</p>
  return (
    <>
      <ul className={paper.items}>
        {signers.items.map((signature) => (
          <SignatureItem key={signature.id} of={signature} name={signature.name} />
        ))}
      </ul>
      {signers.hasMore && (
        <Button size="small" kind="quiet" onClick={signers.more}>
          {t(words.more)}
        </Button>
      )}
    </>
  )
}

function Publish({ from, onClose }: { from: Version; onClose: () => void }) {
  const t = useText()
  const [zh, setZh] = useState(from.zh)
  const [en, setEn] = useState(from.en)
  const publish = useWrite(publishUndertaking, {
    changes: [listUndertakings, listSignatures, showUndertaking],
    onSuccess: ({ version }) => {
      toast({ text: t(words.published, { version }) })
      onClose()
    },
  })
  const isSame = zh.trim() === from.zh.trim() && en.trim() === from.en.trim()
  return (
    <Sheet
      title={t(words.publishTitle)}
      onClose={onClose}
      wide
      footer={
        <>
          <Button onClick={onClose}>{t(words.cancel)}</Button>
          <Button
            kind="primary"
            busy={publish.isPending}
            disabled={isSame || zh.trim() === '' || en.trim() === ''}
            onClick={() => publish.mutate({ body: { zh, en } })}
          >
            {t(words.publish)}
          </Button>
        </>
      }
    >
      <div className={css.form}>
        <p className={css.quiet}>{t(words.publishText)}</p>
        <Field label={t(words.chinese)}>
          {(control) => <TextArea {...control} value={zh} onChange={(event) => setZh(event.target.value)} />}
        </Field>
        <Field label={t(words.english)}>
          {(control) => <TextArea {...control} value={en} onChange={(event) => setEn(event.target.value)} />}
        </Field>
        {publish.error && <ErrorState small error={publish.error} />}
      </div>
    </Sheet>
  )
}
