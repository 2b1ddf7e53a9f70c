import { Copy, MailCheck } from 'lucide-react'
import { Button } from '../../../web/kit/controls/Button.tsx'
import { copyText } from '../../../web/kit/controls/CopyButton.tsx'
import { Sheet } from '../../../web/kit/layers/Sheet.tsx'
import { toast } from '../../../web/kit/layers/toast.ts'
import { useFormat } from '../../../web/text/useFormat.ts'
import { useText } from '../../../web/text/useText.ts'
import { useSetting } from '../../../web/useSetting.ts'
import { publicUrl } from '../../company/settings.ts'
import { toldTexts as words } from './appointments.texts.ts'
import css from './Told.module.css'
import type { Told as ToldValue } from './types.ts'

interface ToldProps {
  title?: string
  of: ToldValue
  onClose: () => void
}

/** A1: whom the message reached by mail, and the words with the link to send by hand. */
export function ToldSheet({ title, of: told, onClose }: ToldProps) {
  const t = useText()
  const copy = async () => {
    if (await copyText(told.text)) toast({ text: t(words.copied) })
    onClose()
  }
  return (
    <Sheet
      place="middle"
      title={title ?? t(words.done)}
      onClose={onClose}
      footer={
        <>
          <Button onClick={onClose}>{t(words.close)}</Button>
          <Button kind="primary" icon={<Copy />} onClick={copy} data-autofocus>
            {t(told.link ? words.copy : words.copyPlain)}
          </Button>
        </>
      }
    >
      <ToldBody of={told} />
    </Sheet>
  )
}

export function ToldBody({ of: told }: { of: ToldValue }) {
  const t = useText()
  const format = useFormat()
  const reached = useSetting(publicUrl)
  return (
    <div className={css.told}>
      {told.sentTo.length > 0 && (
        <p className={css.sent}>
          <MailCheck size={17} aria-hidden="true" />
          {t(words.sentTo, { names: format.list(told.sentTo) })}
        </p>
      )}
      {told.notSent.map(({ name, why }) => (
        <p key={name} className={css.not}>
          {t(words.notSent, { name, why })}
        </p>
      ))}
      <p>{t(told.sentTo.length > 0 ? words.also : words.byHand)}</p>
      <div className={css.text}>{told.text}</div>
      {told.link && !reached && <p className={css.note}>{t(words.notOutside)}</p>}
    </div>
  )
}
