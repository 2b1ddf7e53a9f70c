import { useEffect } from 'react'
import { useText } from '../../text/useText.ts'
import { shellTexts as words } from './shell.texts.ts'

/** Names the browser's tab after the screen. */
export function useTitle(title: string): void {
  const t = useText()
  useEffect(() => {
    document.title = `${title} · ${t(words.productName)}`
  }, [title, t])
}
