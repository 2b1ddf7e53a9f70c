import { Button } from '../../../web/kit/controls/Button.tsx'
import { CopyButton } from '../../../web/kit/controls/CopyButton.tsx'
import { toast } from '../../../web/kit/layers/toast.ts'
import { ErrorState } from '../../../web/kit/states/ErrorState.tsx'
import { useRead, useWrite } from '../../../web/queries.ts'
import { useFormat } from '../../../web/text/useFormat.ts'
import { useText } from '../../../web/text/useText.ts'
import { makeFeed, revokeFeed, showFeed } from '../contract.ts'
import { feedTextsUi as words } from './calendars.texts.ts'
import css from './panels.module.css'

/** A6: the link by which one's own calendars subscribe to the appointments. */
export function MyFeed() {
  const t = useText()
  const format = useFormat()
  const { data, error, refetch } = useRead(showFeed, {})
  const make = useWrite(makeFeed, { changes: [showFeed] })
  const revoke = useWrite(revokeFeed, {
    changes: [showFeed],
    onSuccess: () => {
      make.reset()
      toast({ text: t(words.revoked) })
    },
  })
  if (error) return <ErrorState small error={error} onRetry={refetch} />
  if (!data) return null
  const link = make.data && `${location.origin}${make.data.path}`
  const stands = data.madeAt !== null
  return (
    <div className={css.stack}>
      {link ? (
        <div>
          <p>{t(words.shown)}</p>
          <div className={css.link}>
            <span className={css.what}>{link}</span>
            <CopyButton text={link} what={t(words.link)} />
          </div>
        </div>
      ) : (
        <p className={css.quiet}>
          {data.madeAt
            ? [
                t(words.made, { when: format.moment(data.madeAt) }),
                data.readAt ? t(words.seen, { when: format.moment(data.readAt) }) : t(words.unseen),
                t(words.againHint),
              ].join(' · ')
            : t(words.none)}
        </p>
      )}
      {(make.error ?? revoke.error) && <ErrorState small error={(make.error ?? revoke.error) as never} />}
      <div className={css.acts}>
        <Button size="small" busy={make.isPending} onClick={() => make.mutate({})}>
          {t(stands ? words.again : words.make)}
        </Button>
        {stands && (
          <Button size="small" kind="danger" busy={revoke.isPending} onClick={() => revoke.mutate({})}>
            {t(words.revoke)}
          </Button>
        )}
      </div>
    </div>
  )
}
