import { useState } from 'react'
import { Button } from '../../../web/kit/controls/Button.tsx'
import { useText } from '../../../web/text/useText.ts'
import css from './mail.module.css'
import { mailTexts as words } from './mail.texts.ts'
import type { Mail } from './types.ts'

const MOST_HIGH = 6000

/** A mail as it came, apart: in a frame that runs nothing, and without pictures of other servers until asked. */
export function MailPage({ of }: { of: Mail }) {
  const t = useText()
  const [pictures, setPictures] = useState<'none' | 'remote'>('none')
  const [height, setHeight] = useState<number>()
  return (
    <>
      {of.remotePictures && pictures === 'none' && (
        <div className={css.note}>
          <span>{t(words.pictures)}</span>
          <Button size="small" onClick={() => setPictures('remote')}>
            {t(words.showPictures)}
          </Button>
        </div>
      )}
      <iframe
        key={pictures}
        className={css.frame}
        title={of.subject || t(words.noSubject)}
        src={`/api/v1/mails/${of.id}/page?pictures=${pictures}`}
        // It runs no scripts, so it cannot use the origin that its height is measured by.
        sandbox="allow-same-origin allow-popups allow-popups-to-escape-sandbox"
        referrerPolicy="no-referrer"
        height={height}
        onLoad={({ currentTarget }) =>
          setHeight(Math.min(MOST_HIGH, (currentTarget.contentDocument?.documentElement.scrollHeight ?? 0) + 2))
        }
      />
    </>
  )
}
