import { row } from './permissionRows.ts'

/** S4: the audit, the company's heads and the admins read the trail. */
const READERS = '- - + - - + +'

export const AUDIT = [row('listActs', '', READERS), row('exportActs', '', READERS), row('showChain', '', READERS)]
