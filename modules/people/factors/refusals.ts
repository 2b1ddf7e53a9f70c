import { refusal } from '../../../shared/refusal.ts'

export const wrongCode = refusal('wrong_code', 422, {
  zh: '验证码不对或已经用过。App 上的 6 位数字每半分钟换一次，恢复码每个只能用一次',
  en: 'The code is wrong or was used already. The app’s six digits change every half minute; a recovery code works once',
  field: 'code',
})
export const attemptOver = refusal('attempt_over', 409, {
  zh: '等得太久，请重新登录',
  en: 'That took too long; please sign in again',
})
export const wrongPasskey = refusal('wrong_passkey', 422, {
  zh: '这个通行密钥不是这里的，或已被移除；请换一个，或用密码登录',
  en: 'This passkey does not belong here or was removed; take another, or sign in by password',
  field: 'response',
})
export const passkeyKnown = refusal('passkey_known', 409, {
  zh: '这个通行密钥已经登记过了',
  en: 'This passkey is registered already',
  field: 'response',
})
export const tooManyPasskeys = refusal('too_many_passkeys', 409, {
  zh: '最多登记 {most} 个通行密钥，请先移除不用的',
  en: 'At most {most} passkeys can be registered; remove one that is not used',
})
export const noPasskeysHere = refusal('no_passkeys_here', 422, {
  zh: '通行密钥只能在 https 网址（或本机 localhost）上使用，不能用 IP 地址',
  en: 'Passkeys work at an https address (or localhost) only, not at an IP address',
})
export const notYetSetUp = refusal('not_yet_set_up', 409, {
  zh: '请先开始设置验证器，再输入验证码',
  en: 'Begin to set the authenticator up before typing its code',
})
export const noFactor = refusal('no_factor', 409, {
  zh: '还没有第二道验证，恢复码没有用处',
  en: 'There is no second factor yet for which recovery codes would help',
})
export const lastFactor = refusal('last_factor', 409, {
  zh: '公司要求有第二道验证，这是最后一个，请先设置好另一个',
  en: 'The company demands a second factor and this is the last one; set up another one first',
})
export const onlyInBrowser = refusal('only_in_browser', 409, {
  zh: '请在浏览器里登录后办理，接口密钥办不了',
  en: 'Sign in with a browser for this; an API key cannot do it',
})
export const notInDemo = refusal('not_in_demo', 409, {
  zh: '演示公司是大家共用的，不能设置第二道验证',
  en: 'The demo company is shared by all; it has no second factors',
})
export const wrongProof = refusal('wrong_proof', 422, {
  zh: '不对，请再试一次',
  en: 'That is not right; please try again',
  field: ['password', 'code', 'passkey'],
})
export const factorWanted = refusal('factor_wanted', 422, {
  zh: '您设置了第二道验证，请用验证码、恢复码或通行密钥确认',
  en: 'You have a second factor; prove it with a code, a recovery code or a passkey',
  field: 'password',
})
export const totpThere = refusal('totp_there', 409, {
  zh: '验证器已经设置好了；换手机请先关闭再设置',
  en: 'An authenticator is set up already; to change the phone turn it off first',
})
export const nothingToRemove = refusal('nothing_to_remove', 409, {
  zh: '此人没有第二道验证',
  en: 'This person has no second factor',
})
