import { KeyHint } from '../../kit/signs/KeyHint.tsx'
import { useText } from '../../text/useText.ts'
import css from './Today.module.css'
import { todayTexts as words } from './today.texts.ts'

/** How the list is worked by keyboard, in one quiet line. */
export function KeyNotes() {
  const t = useText()
  const notes = [
    { keys: ['j', 'k'], text: words.keyMove },
    { keys: ['l'], text: words.keyLog },
    { keys: ['mod+enter'], text: words.keySend },
    { keys: ['a'], text: words.keyArrange },
    { keys: ['c'], text: words.keyCopy },
    { keys: ['p'], text: words.keyPostpone },
  ]
  return (
    <p className={css.keys}>
      {notes.map(({ keys, text }) => (
        <span key={text.zh}>
          {keys.map((one) => (
            <KeyHint key={one} keys={one} />
          ))}
          {t(text)}
        </span>
      ))}
    </p>
  )
}
