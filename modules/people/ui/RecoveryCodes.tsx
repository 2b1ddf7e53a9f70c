import { Button } from '../../../web/kit/controls/Button.tsx'
import { CopyButton } from '../../../web/kit/controls/CopyButton.tsx'
import { Sheet } from '../../../web/kit/layers/Sheet.tsx'
import { useText } from '../../../web/text/useText.ts'
import css from './factors.module.css'
import { factorTexts as words } from './factors.texts.ts'

/** G4: the ten codes, told this once. */
export function RecoveryCodes({ codes, onClose }: { codes: readonly string[]; onClose: () => void }) {
  const t = useText()
  return (
    <Sheet
      place="middle"
      title={t(words.codesTitle)}
      onClose={onClose}
      footer={
        <>
          <CopyButton text={codes.join('\n')}>{t(words.copyCodes)}</CopyButton>
          <Button kind="primary" onClick={onClose}>
            {t(words.kept)}
          </Button>
        </>
      }
    >
      <div className={css.stack}>
        <p>{t(words.codesDetail)}</p>
        <div className={css.codes} data-codes>
          {codes.map((code) => (
            <span key={code}>{code}</span>
          ))}
        </div>
      </div>
    </Sheet>
  )
}
