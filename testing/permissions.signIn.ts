import { ALL, NOBODY, NONE, type Row, row } from './permissionRows.ts'

/** G4: factors are everybody's own; one's own sign-in elsewhere too. Asked with a key, which may see and can change nothing. */
export const SIGN_IN: readonly Row[] = [
  row('endOtherSessions', '', ALL),
  row('showFactors', '', ALL),
  row('startTotp', '', ALL),
  row('confirmTotp', '', ALL, () => ({ body: { code: '000000' } })),
  row('removeTotp', 'where there is none', NONE),
  row('renewRecoveryCodes', '', ALL),
  row('startPasskey', '', ALL),
  row('addPasskey', '', ALL, () => ({ body: { name: '手机', response: { id: 'x' } } })),
  row('renamePasskey', 'one that is not one’s own', NONE, () => ({ params: { id: NOBODY }, body: { name: '改名' } })),
  row('removePasskey', 'one that is not one’s own', NONE, () => ({ params: { id: NOBODY } })),
  row('askForProof', '', ALL),
  row('proveMe', '', ALL, () => ({ body: { code: '000000' } })),
  row('forgetRemovedFactors', '', ALL),
  row('removeFactorsOf', '', '- - - - - - +', async (w) => ({ params: { id: await w.leaver() } })),
]
