import { Link } from '@tanstack/react-router'
import { ArchiveRestore } from 'lucide-react'
import { makeBackup, showBackups } from '../../../modules/backups/contract.ts'
import { BackupAlert } from '../../../modules/backups/ui/BackupAlert.tsx'
import css from '../../../modules/backups/ui/backups.module.css'
import { backupTexts as words } from '../../../modules/backups/ui/backups.texts.ts'
import type { ReplyOf } from '../../../shared/endpoint.ts'
import { Button } from '../../kit/controls/Button.tsx'
import { CopyButton } from '../../kit/controls/CopyButton.tsx'
import { toast } from '../../kit/layers/toast.ts'
import { FactsTable } from '../../kit/lists/FactsTable.tsx'
import { Page } from '../../kit/shell/Page.tsx'
import { MomentText } from '../../kit/signs/Figures.tsx'
import { RowBones } from '../../kit/states/Bones.tsx'
import { ErrorState } from '../../kit/states/ErrorState.tsx'
import { ProgressBar } from '../../kit/states/ProgressBar.tsx'
import { useRead, useWrite } from '../../queries.ts'
import { useFormat } from '../../text/useFormat.ts'
import { useText } from '../../text/useText.ts'

type Standing = ReplyOf<typeof showBackups>

const SECOND = 1000
const MINUTE = 60 * SECOND

/** G4, for admins: whether the firm could begin again tomorrow if its server were gone today. */
export default function Backups() {
  const t = useText()
  const { data, error, refetch } = useRead(
    showBackups,
    {},
    { refetchInterval: ({ state }) => (state.data?.underWay == null ? MINUTE : SECOND) },
  )
  const make = useWrite(makeBackup, {
    changes: [showBackups],
    onSuccess: () => {
      toast({ text: t(words.begun) })
    },
  })
  const underWay = data?.underWay ?? null
  return (
    <Page
      narrow
      title={t(words.title)}
      lead={
        <>
          {t(words.lead)} <Link to="/settings">{t(words.back)}</Link>
        </>
      }
      actions={
        data && (
          <Button
            kind="primary"
            icon={<ArchiveRestore />}
            busy={make.isPending}
            disabled={underWay !== null}
            onClick={() => make.mutate({})}
          >
            {t(words.now)}
          </Button>
        )
      }
    >
      {error && !data && <ErrorState error={error} onRetry={refetch} />}
      {!error && !data && <RowBones count={5} height={44} />}
      {make.error && <ErrorState small error={make.error} />}
      <BackupAlert />
      {underWay !== null && (
        <div className={css.progress}>
          <ProgressBar share={underWay} label={t(words.underWay)} detail={t(words.underWayDetail)} />
        </div>
      )}
      {data && <Facts of={data} />}
      {data && data.latest.length > 0 && <Latest of={data.latest} />}
      {data && <p className={css.foot}>{t(words.onServer)}</p>}
    </Page>
  )
}

function Facts({ of: { latest, next, failed, count, bytes, keep, folder, encrypted } }: { of: Standing }) {
  const t = useText()
  const format = useFormat()
  const [last] = latest
  return (
    <dl className={css.facts}>
      <dt>{t(words.last)}</dt>
      <dd>
        <strong>{last ? format.moment(last.takenAt) : t(words.none)}</strong>
        {last && (
          <span className={css.quiet}>
            {format.size(last.bytes)} · {t(encrypted ? words.readBytes : words.readBack)}
          </span>
        )}
      </dd>
      <dt>{t(words.next)}</dt>
      <dd>
        {next ? format.moment(next) : t(words.nextOff)}
        {next && <span className={css.quiet}>{t(failed ? words.nextAgain : words.nextDaily)}</span>}
      </dd>
      <dt>{t(words.kept)}</dt>
      <dd>
        {t(words.keptCount, { count, size: format.size(bytes) })}
        <span className={css.quiet}>{t(words.keeps, keep)}</span>
      </dd>
      <dt>{t(words.folder)}</dt>
      <dd>
        <span className={css.path}>
          {folder}
          <CopyButton text={folder} what={t(words.folderName)} />
        </span>
        <span className={css.quiet}>{t(words.folderCare)}</span>
      </dd>
      <dt>{t(words.sealing)}</dt>
      <dd>{t(encrypted ? words.encrypted : words.open)}</dd>
    </dl>
  )
}

function Latest({ of }: { of: Standing['latest'] }) {
  const t = useText()
  const format = useFormat()
  return (
    <section>
      <h2 className={css.latest}>{t(words.latest)}</h2>
      <FactsTable
        label={t(words.latest)}
        columns={[
          { title: t(words.when) },
          { title: t(words.size), end: true },
          { title: t(words.file), deskOnly: true },
        ]}
        rows={of.map(({ name, takenAt, bytes, beforeUpgrade }) => ({
          key: name,
          cells: [
            <span key="when">
              <MomentText at={takenAt} />
              {beforeUpgrade && <span className={css.quiet}>{t(words.beforeUpgrade)}</span>}
            </span>,
            format.size(bytes),
            <span key="file" className={css.file}>
              {name}
            </span>,
          ],
        }))}
      />
    </section>
  )
}
