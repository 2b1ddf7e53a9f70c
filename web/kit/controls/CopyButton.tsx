import { Check, Copy } from 'lucide-react'
import { useEffect, useState } from 'react'
import { useText } from '../../text/useText.ts'
import { toast } from '../layers/toast.ts'
import { Button } from './Button.tsx'
import { copyTexts as words } from './copy.texts.ts'

const SHOWN = 1600

export interface CopyButtonProps {
  text: string
  /** What is copied, in the button's name: "Copy the number". */
  what?: string
  children?: string
}

export function CopyButton({ text, what, children }: CopyButtonProps) {
  const t = useText()
  const [copied, setCopied] = useState(false)
  useEffect(() => {
    if (!copied) return
    const later = setTimeout(() => setCopied(false), SHOWN)
    return () => clearTimeout(later)
  }, [copied])
  const copy = async () => {
    if (await copyText(text)) setCopied(true)
    else toast({ text: t(words.refused), kind: 'wrong' })
  }
  const name = what ? t(words.copyWhat, { what }) : t(words.copy)
  return (
    <Button
      size="small"
      kind="quiet"
      icon={copied ? <Check /> : <Copy />}
      aria-label={children ? undefined : name}
      data-tip={copied ? t(words.copied) : name}
      onClick={copy}
    >
      {children}
    </Button>
  )
}

/** Puts text on the clipboard; over plain http browsers offer only the older way. False where the browser refuses. */
export async function copyText(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text)
    return true
  } catch {
    const holder = Object.assign(document.createElement('textarea'), { value: text })
    holder.style.position = 'fixed'
    holder.style.opacity = '0'
    ;(document.querySelector('dialog:modal') ?? document.body).append(holder)
    const before = document.activeElement
    holder.select()
    const done = document.execCommand('copy')
    holder.remove()
    if (before instanceof HTMLElement) before.focus()
    return done
  }
}
