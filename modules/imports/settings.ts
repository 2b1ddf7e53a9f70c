import { z } from 'zod'
import { setting } from '../../shared/setting.ts'
import { texts } from '../../shared/text.ts'

const words = texts({
  kept: { zh: '导入的文件保存多久', en: 'Imported files are kept for' },
  keptHelp: {
    zh: '到期清空文件、示例行和退回的行；导入的结果和撤销不受影响。有人要求匿名时，文件立即清空',
    en: 'Then the file, its sample rows and the rows sent back are emptied; what came in stays, and can still be undone. When somebody is anonymised, files are emptied at once',
  },
  days: { zh: '天', en: 'days' },
})

/** Long enough to mend rejected rows and to look up what a file said; no longer, since a file holds people as it came. */
export const importsKeptDays = setting({
  key: 'imports.kept_days',
  schema: z.int().min(1).max(3650),
  fallback: 90,
  unit: words.days,
  label: words.kept,
  help: words.keptHelp,
  rule: 'T8',
})
