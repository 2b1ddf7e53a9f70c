import { EDITED, far, NOBODY, NOT_OWN, near, related, row, SEES, SEES_FAR } from './permissionRows.ts'

/** S4: the audit, the company's heads and the admins read the trail. */
const READERS = '- - + - - + +'
/** T8: the heads and the admins hand a person's data out. */
const HANDERS = '- - + - - - +'

export const AUDIT = [
  row('listActs', '', READERS),
  row('exportActs', '', READERS),
  row('showChain', '', READERS),
  row('listAlerts', '', READERS),
  row('seeAlert', 'about a colleague', READERS, (w) => ({ params: { id: w.others.alert } })),
  row('seeAlert', 'that does not exist', '- - 0 - - 0 0', () => ({ params: { id: NOBODY } })),
  near('showPrivacy', SEES),
  far('showPrivacy', SEES_FAR),
  row('exportCustomerPerson', 'that is none', '- - 0 - - - 0', () => ({
    params: { id: NOBODY },
    query: { to: 'person' },
  })),
  ...related('exportPerson', { own: NOT_OWN, near: HANDERS, far: HANDERS }, ({ id, contact }) => ({
    params: { id, contactId: contact },
    query: { to: 'person' },
  })),
  ...related('noteBasis', EDITED, ({ id, contact }) => ({
    params: { id, contactId: contact },
    body: { basis: 'contract' },
  })),
]
