import { ALL, NONE, type Row, row } from './permissionRows.ts'

const ADMINS = '- - - - - - +'

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
  row('renamePasskey', 'one that is not one’s own', NONE, (w) => ({
    params: { id: w.others.passkey },
    body: { name: '改名' },
  })),
  row('removePasskey', 'one that is not one’s own', NONE, (w) => ({ params: { id: w.others.passkey } })),
  row('askForProof', '', ALL),
  row('proveMe', '', ALL, () => ({ body: { code: '000000' } })),
  row('forgetRemovedFactors', '', ALL),
  row('listIdentities', '', ALL),
  row('unlinkIdentity', 'one that is not one’s own', NONE, (w) => ({ params: { id: w.others.identity } })),
  row('showSignInProvider', '', ADMINS),
  row('setSignInProvider', '', ADMINS, () => ({
    body: { issuer: 'https://127.0.0.1', clientId: 'x', clientSecret: 'x', label: '公司账号' },
  })),
  row('removeSignInProvider', '', ADMINS),
  row('listKeysOf', '', ADMINS, (w) => ({ params: { id: w.mate.id } })),
  row('revokeKeyOf', '', ADMINS, (w) => ({ params: { id: w.mate.id, keyId: w.others.key } })),
  row('endSessionsOf', '', ADMINS, async (w) => ({ params: { id: await w.leaver() } })),
  row('removeFactorsOf', '', ADMINS, async (w) => ({ params: { id: await w.leaver() } })),
]
