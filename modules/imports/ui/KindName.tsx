import { useText } from '../../../web/text/useText.ts'
import { kindLabels } from '../reading/fields.ts'
import { isKind } from '../rules/columns.ts'
import { sheetTexts as words } from './imports.texts.ts'

/** What a sheet holds, in words. */
export function KindName({ kind }: { kind: string }) {
  const t = useText()
  return isKind(kind) ? t(kindLabels[kind]) : t(words.unknownKind)
}
