import { EDITS, EDITS_FAR, far, NOBODY, near, row, SEES, SEES_FAR } from './permissionRows.ts'

/** S4: the audit, the company's heads and the admins read the trail. */
const READERS = '- - + - - + +'
/** T8: the heads and the admins hand a person's data out. */
const HANDERS = '- - + - - - +'

export const AUDIT = [
  row('listActs', '', READERS),
  row('exportActs', '', READERS),
  row('showChain', '', READERS),
  row('listAlerts', '', READERS),
  row('seeAlert', 'that does not exist', '- - 0 - - 0 0', () => ({ params: { id: NOBODY } })),
  near('showPrivacy', SEES),
  far('showPrivacy', SEES_FAR),
  row('noteBasis', 'of a customer of the own team', EDITS, async (w) => ({
    params: await w.contact(),
    body: { basis: 'contract' },
  })),
  row('noteBasis', 'of a customer of another team', EDITS_FAR, (w) => ({
    params: { id: w.still.far, contactId: NOBODY },
    body: { basis: 'contract' },
  })),
  row('exportCustomerPerson', 'that is none', '- - 0 - - - 0', () => ({
    params: { id: NOBODY },
    query: { to: 'person' },
  })),
  row('exportPerson', 'of a customer of the own team', HANDERS, async (w) => ({
    params: await w.contact(),
    query: { to: 'person' },
  })),
]
