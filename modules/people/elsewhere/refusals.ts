import { refusal } from '../../../shared/refusal.ts'

export const noProvider = refusal('no_sign_in_provider', 409, {
  zh: '公司没有设置用其他账号登录',
  en: 'The company has not set up signing in elsewhere',
})
export const providerUnusable = refusal('sign_in_provider_unusable', 422, {
  zh: '“{host}”没有像登录服务器（OpenID Connect）那样回答，请检查网址',
  en: '"{host}" does not answer as an OpenID Connect provider; check the address',
  field: 'issuer',
})
export const clientSecretNeeded = refusal('client_secret_needed', 422, {
  zh: '换了登录服务器或应用，请重新填写密钥',
  en: 'For another provider or client the secret must be typed anew',
  field: 'clientSecret',
})
export const elsewhereRefused = refusal('elsewhere_refused', 422, {
  zh: '用其他账号登录没有成功，请再试一次，或用密码登录',
  en: 'Signing in elsewhere did not succeed; try again, or use your password',
})
export const elsewhereUnknown = refusal('elsewhere_unknown', 422, {
  zh: '账号“{account}”对不上近客里的任何人：邮箱要在那边验证过，并与近客里的一致。请管理员看看',
  en: 'The account "{account}" belongs to nobody in Jinke: its e-mail must be verified there and be the same as in Jinke. Ask an admin',
})
export const elsewhereTaken = refusal('elsewhere_taken', 409, {
  zh: '这位同事在近客里已经关联了另一个账号。请先用密码登录，在“我的”里取消关联',
  en: 'This colleague is linked with another account already. Sign in by password and unlink it under "Me" first',
})
