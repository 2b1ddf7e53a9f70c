import { Link } from '@tanstack/react-router'
import { diagnosisTexts } from '../../../modules/deals/ui/needs.texts.ts'
import { quoteTexts as words } from '../../../modules/deals/ui/quotes.texts.ts'
import { buttonClass } from '../../kit/controls/Button.tsx'
import { Strip } from '../../kit/shell/Strip.tsx'
import { useFormat } from '../../text/useFormat.ts'
import { useText } from '../../text/useText.ts'

/** P8: a quote is being made, and the diagnosis is not whole. */
export function Undiagnosed({ missing, needId }: { missing: readonly string[]; needId: string | null }) {
  const t = useText()
  const format = useFormat()
  const parts = format.list(missing.map((part) => t(diagnosisTexts[part as 'purpose'])))
  return (
    <Strip
      tone="due"
      action={
        needId && (
          <Link to="/deals/$id" params={{ id: needId }} className={buttonClass({ size: 'small' })}>
            {t(words.writeDiagnosis)}
          </Link>
        )
      }
    >
      {t(words.undiagnosed, { parts })}
    </Strip>
  )
}
