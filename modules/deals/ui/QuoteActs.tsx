import { FileText, Pencil } from 'lucide-react'
import { useState } from 'react'
import type { Text } from '../../../shared/text.ts'
import { type AnyEndpoint, download } from '../../../web/api.ts'
import { Button } from '../../../web/kit/controls/Button.tsx'
import { ConfirmWithReason } from '../../../web/kit/layers/ConfirmWithReason.tsx'
import { Menu } from '../../../web/kit/layers/Menu.tsx'
import { toast } from '../../../web/kit/layers/toast.ts'
import { useWrite } from '../../../web/queries.ts'
import { useText } from '../../../web/text/useText.ts'
import {
  acceptQuote,
  approveQuote,
  printQuote,
  refuseQuote,
  returnQuote,
  reviseQuote,
  sendQuote,
  submitQuote,
} from '../contract.ts'
import { DEALS } from './changes.ts'
import css from './form.module.css'
import { quoteActTexts as words } from './quotes.texts.ts'
import type { Quote } from './types.ts'

interface QuoteActsProps {
  of: Quote
  onEdit: () => void
  onOrder: () => void
}

/** What one may do with a quote as it stands; the next step stands first. */
export function QuoteActs({ of: quote, onEdit, onOrder }: QuoteActsProps) {
  const t = useText()
  const [asking, setAsking] = useState<'approve' | 'return' | 'refuse' | null>(null)
  const { can, number, current } = quote
  const submit = useAct(submitQuote, quote, t(words.submitted, { number }))
  const send = useAct(sendQuote, quote, t(words.sent, { number }))
  const accept = useAct(acceptQuote, quote, t(words.accepted, { number }))
  const revise = useAct(reviseQuote, quote, t(words.revised, { version: current + 1, before: current }))
  const approve = useWrite(approveQuote, { changes: DEALS })
  const giveBack = useWrite(returnQuote, { changes: DEALS })
  const refuse = useWrite(refuseQuote, { changes: DEALS })
  const params = { id: quote.id }
  const pressed = (run: { act: () => void; busy: boolean }, text: Text, primary = false) => (
    <Button kind={primary ? 'primary' : 'plain'} busy={run.busy} onClick={run.act}>
      {t(text)}
    </Button>
  )
  return (
    <div className={css.row}>
      <span className={css.buttons}>
        {can.order && (
          <Button kind="primary" onClick={onOrder}>
            {t(words.order)}
          </Button>
        )}
        {can.decide && (
          <>
            <Button kind="primary" onClick={() => setAsking('approve')}>
              {t(words.approve)}
            </Button>
            <Button onClick={() => setAsking('return')}>{t(words.return)}</Button>
          </>
        )}
        {can.submit && pressed(submit, words.submit, true)}
        {can.send && pressed(send, words.send, true)}
        {can.accept && pressed(accept, words.accept, true)}
        {can.refuse && <Button onClick={() => setAsking('refuse')}>{t(words.refuse)}</Button>}
        {can.edit && (
          <Button icon={<Pencil />} onClick={onEdit}>
            {t(words.edit)}
          </Button>
        )}
        {can.revise && pressed(revise, words.revise)}
        <Pdf of={quote} />
      </span>
      {asking === 'approve' && (
        <ConfirmWithReason
          title={t(words.approveTitle, { number })}
          verb={t(words.approve)}
          wordless
          onConfirm={async (note) => {
            await approve.mutateAsync({ params, body: { note } })
            toast({ text: t(words.approved, { number }) })
          }}
          onClose={() => setAsking(null)}
        >
          {t(words.noNote)}
        </ConfirmWithReason>
      )}
      {asking === 'return' && (
        <ConfirmWithReason
          title={t(words.returnTitle, { number })}
          verb={t(words.return)}
          onConfirm={async (note) => {
            await giveBack.mutateAsync({ params, body: { note } })
            toast({ text: t(words.returned, { number }) })
          }}
          onClose={() => setAsking(null)}
        >
          {t(words.returnLead)}
        </ConfirmWithReason>
      )}
      {asking === 'refuse' && (
        <ConfirmWithReason
          title={t(words.refuseTitle, { number })}
          verb={t(words.refuseDo)}
          onConfirm={async (reason) => {
            await refuse.mutateAsync({ params, body: { reason } })
            toast({ text: t(words.refused, { number }) })
          }}
          onClose={() => setAsking(null)}
        />
      )}
    </div>
  )
}

/** An act that needs no words. */
function useAct<E extends AnyEndpoint>(endpoint: E, quote: Quote, done: string) {
  const { mutate, isPending } = useWrite(endpoint, { changes: DEALS })
  const act = () =>
    mutate({ params: { id: quote.id }, ifMatch: quote.version } as never, {
      onSuccess: () => toast({ text: done }),
      onError: (error) => toast({ kind: 'wrong', text: error.message }),
    })
  return { act, busy: isPending }
}

const LOCALES = ['zh', 'en'] as const

/** The quote on paper: shown in another tab, or saved. */
function Pdf({ of: quote }: { of: Quote }) {
  const t = useText()
  const address = (locale: string) => `/api/v1${printQuote.path.replace('{id}', quote.id)}?locale=${locale}`
  const save = (locale: (typeof LOCALES)[number]) =>
    download(printQuote, { params: { id: quote.id }, query: { locale } }).catch((error: Error) =>
      toast({ kind: 'wrong', text: error.message }),
    )
  return (
    <Menu
      title={t(words.pdf)}
      items={[
        { label: t(words.openPdf), onChoose: () => window.open(address('zh'), '_blank', 'noopener') },
        { label: t(words.savePdf), onChoose: () => save('zh') },
        { label: t(words.openPdfEn), onChoose: () => window.open(address('en'), '_blank', 'noopener') },
        { label: t(words.savePdfEn), onChoose: () => save('en') },
      ]}
      trigger={(props) => (
        <Button {...props} icon={<FileText />}>
          {t(words.pdf)}
        </Button>
      )}
    />
  )
}
