import { Link } from '@tanstack/react-router'
import { Compass } from 'lucide-react'
import { buttonClass } from '../../kit/controls/Button.tsx'
import { Empty } from '../../kit/states/Empty.tsx'
import { useText } from '../../text/useText.ts'
import { notFoundTexts as words } from './notFound.texts.ts'

/** No such address, or a record that one may not see: the two look the same on purpose. */
export function NotFound() {
  const t = useText()
  return (
    <Empty
      icon={<Compass />}
      title={t(words.title)}
      action={
        <Link to="/" className={buttonClass({ kind: 'primary' })}>
          {t(words.home)}
        </Link>
      }
    >
      {t(words.text)}
    </Empty>
  )
}
