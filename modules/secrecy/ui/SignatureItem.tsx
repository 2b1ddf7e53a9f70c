import { FileText } from 'lucide-react'
import type { z } from 'zod'
import { download } from '../../../web/api.ts'
import { Button } from '../../../web/kit/controls/Button.tsx'
import { toast } from '../../../web/kit/layers/toast.ts'
import { useLocale } from '../../../web/text/locale.ts'
import { useFormat } from '../../../web/text/useFormat.ts'
import { useText } from '../../../web/text/useText.ts'
import { printSignature, type Signature } from '../contract.ts'
import css from './Undertaking.module.css'
import { undertakingTexts as words } from './undertaking.texts.ts'

/** S2: that somebody signed, when, and the document that is filed. */
export function SignatureItem({
  of: { id, version, signedAt },
  name,
}: {
  of: z.infer<typeof Signature>
  name?: string
}) {
  const t = useText()
  const format = useFormat()
  const locale = useLocale()
  const save = () =>
    download(printSignature, { params: { id }, query: { locale } }).catch((problem: Error) =>
      toast({ kind: 'wrong', text: problem.message }),
    )
  return (
    <li className={css.item}>
      <span className={css.said}>
        {name ?? t(words.version, { version })} <span className={css.quiet}>{format.moment(signedAt)}</span>
      </span>
      <Button size="small" kind="quiet" icon={<FileText />} onClick={save}>
        {t(words.document)}
      </Button>
    </li>
  )
}
