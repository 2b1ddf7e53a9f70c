import type { Problem } from '../../../web/api.ts'
import { Button } from '../../../web/kit/controls/Button.tsx'
import { Sheet } from '../../../web/kit/layers/Sheet.tsx'
import { ErrorState } from '../../../web/kit/states/ErrorState.tsx'
import { useText } from '../../../web/text/useText.ts'
import css from './forms.module.css'
import { keyTexts as words } from './keys.texts.ts'

interface RevokeKeyProps {
  name: string
  busy: boolean
  error: Problem | null
  onRevoke: () => void
  onClose: () => void
}

/** Asks before a key is revoked, one's own or a colleague's. */
export function RevokeKey({ name, busy, error, onRevoke, onClose }: RevokeKeyProps) {
  const t = useText()
  return (
    <Sheet
      place="middle"
      title={t(words.revokeTitle, { name })}
      onClose={onClose}
      footer={
        <Button kind="danger" busy={busy} onClick={onRevoke}>
          {t(words.revoke)}
        </Button>
      }
    >
      <p className={css.lead}>{t(words.revokeDetail)}</p>
      {error && <ErrorState small error={error} />}
    </Sheet>
  )
}
