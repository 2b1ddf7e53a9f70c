import { Upload } from 'lucide-react'
import { type DragEvent, useState } from 'react'
import { useText } from '../../text/useText.ts'
import { names } from '../look/names.ts'
import css from './FileDrop.module.css'
import { fileDropTexts as words } from './fileDrop.texts.ts'

export interface FileDropProps {
  onFiles: (files: File[]) => void
  /** As for the browser: `.csv,.xlsx,.vcf`. */
  accept?: string
  /** What may come in, in words. */
  hint: string
  multiple?: boolean
}

/** Takes files by drop, by choosing, and by paste from the clipboard. */
export function FileDrop({ onFiles, accept, hint, multiple = true }: FileDropProps) {
  const t = useText()
  const [over, setOver] = useState(false)
  const take = (list: FileList | null) => {
    const files = [...(list ?? [])]
    if (files.length > 0) onFiles(multiple ? files : files.slice(0, 1))
  }
  const drop = (event: DragEvent) => {
    event.preventDefault()
    setOver(false)
    take(event.dataTransfer.files)
  }
  return (
    <label
      className={names(css.drop, over && css.over)}
      onDragOver={(event) => {
        event.preventDefault()
        setOver(true)
      }}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
      onPaste={(event) => take(event.clipboardData.files)}
    >
      <input
        type="file"
        accept={accept}
        multiple={multiple}
        className={css.input}
        onChange={(event) => {
          take(event.target.files)
          event.target.value = ''
        }}
      />
      <Upload size={22} aria-hidden="true" />
      <span className={css.lead}>{t(over ? words.letGo : words.drop)}</span>
      <span className={css.hint}>{hint}</span>
    </label>
  )
}
