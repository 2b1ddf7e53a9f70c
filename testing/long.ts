/** Whether the long forms of the tests run (`npm run trust`): what takes minutes and seldom tells more than the short form. */
export const LONG = process.env.JINKE_TRUST === 'long'
