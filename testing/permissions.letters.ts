import { ALL, type Row, row, SEES, SEES_FAR } from './permissionRows.ts'

/** The heads, and marketing. */
const KEEPS = '- - + + - - +'
const words = { subject: '试试权限', body: '试试权限' }

export const LETTERS: readonly Row[] = [
  row('listLetters', '', ALL),
  row('listLetterVariables', '', ALL),
  row('showLetter', '', ALL, () => ({ params: { id: 'free' } })),
  row('listLetterVersions', '', ALL, () => ({ params: { id: 'free' }, query: { locale: 'zh' } })),
  // All but the first are refused for its name, whoever asks.
  row('addLetter', '', KEEPS, () => ({ body: { function: 'free', name: '试试权限', locale: 'zh', ...words } })),
  row('changeLetter', 'a built-in one', KEEPS, () => ({ params: { id: 'free' }, body: { name: '试试权限' } })),
  row('writeLetter', '', KEEPS, () => ({ params: { id: 'free' }, body: { locale: 'zh', text: words, seen: 0 } })),
  row('previewLetter', 'with examples', ALL, () => ({ body: { id: 'free', locale: 'zh' } })),
  row('previewLetter', 'of the own team', SEES, (w) => ({
    body: { id: 'free', locale: 'zh', customerId: w.still.near },
  })),
  row('previewLetter', 'of another team', SEES_FAR, (w) => ({
    body: { id: 'free', locale: 'zh', customerId: w.still.far },
  })),
]
