import { Button } from '../../../web/kit/controls/Button.tsx'
import { Sheet } from '../../../web/kit/layers/Sheet.tsx'
import { toast } from '../../../web/kit/layers/toast.ts'
import { ErrorState } from '../../../web/kit/states/ErrorState.tsx'
import { queries, useWrite } from '../../../web/queries.ts'
import { useMe } from '../../../web/session.tsx'
import { useLocale } from '../../../web/text/locale.ts'
import { useText } from '../../../web/text/useText.ts'
import { signUndertaking } from '../contract.ts'
import css from './Undertaking.module.css'
import { undertakingTexts as words } from './undertaking.texts.ts'

interface ReadUndertakingProps {
  of: { version: number; zh: string; en: string }
  /** S2: with the button that signs it. */
  toSign?: boolean
  onClose: () => void
}

/** S2: the undertaking to read, and to sign. */
export function ReadUndertaking({ of: undertaking, toSign, onClose }: ReadUndertakingProps) {
  const t = useText()
  const locale = useLocale()
  const me = useMe()
  const sign = useWrite(signUndertaking, {
    onSuccess: () => {
      // From now on more is in sight, everywhere.
      queries.invalidateQueries()
      toast({ text: t(words.signedNow) })
      onClose()
    },
  })
  return (
    <Sheet
      title={t(words.version, { version: undertaking.version })}
      onClose={onClose}
      place="middle"
      footer={
        <>
          <Button onClick={onClose}>{t(words.close)}</Button>
          {toSign && (
            <Button
              kind="primary"
              busy={sign.isPending}
              onClick={() => sign.mutate({ body: { version: undertaking.version } })}
            >
              {t(words.sign)}
            </Button>
          )}
        </>
      }
    >
      <p className={css.paper}>{undertaking[locale]}</p>
      {toSign && <p className={css.foot}>{t(words.asName, { name: me.name })}</p>}
      {sign.error && <ErrorState small error={sign.error} />}
    </Sheet>
  )
}
