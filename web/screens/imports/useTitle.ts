import type { Import } from '../../../modules/imports/ui/types.ts'
import { useFormat } from '../../text/useFormat.ts'
import { useText } from '../../text/useText.ts'
import { importTexts as words } from './imports.texts.ts'

const NAMED = 3

/** How an import is called: by its files. */
export function useTitle(): (value: Import) => string {
  const t = useText()
  const format = useFormat()
  return ({ sheets }) => {
    const files = [...new Set(sheets.map((sheet) => sheet.file))]
    if (files.length > NAMED) return t(words.titleMore, { file: files[0] ?? '', count: files.length })
    return files.length > 0 ? format.list(files) : t(words.back)
  }
}
