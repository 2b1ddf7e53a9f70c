import { refusal } from './refusal.ts'

// Why a server outside is not connected to, and why what is sealed does not open.

export const secretKeyMissing = refusal('secret_key_missing', 503, {
  zh: '找不到解开已存密码的密钥。请管理员把原来的 secret.key 放回数据文件夹，或设置原来的 JINKE_SECRET_KEY；什么都没有改动',
  en: 'The key that opens the kept passwords is not there. An admin must put the original secret.key back into the data folder, or set the original JINKE_SECRET_KEY; nothing was changed',
})
export const secretKeyWrong = refusal('secret_key_wrong', 503, {
  zh: '现在的密钥不是当初保存密码的那一个。请管理员放回原来的 secret.key 或 JINKE_SECRET_KEY；什么都没有改动',
  en: 'The key is not the one with which the passwords were kept. An admin must put back the original secret.key or JINKE_SECRET_KEY; nothing was changed',
})

export const innerHost = refusal('inner_host', 422, {
  zh: '“{host}”在内网或本机，默认不连接。确实是公司的服务器，请管理员在设置“允许连接的内网服务器”里写上它',
  en: '"{host}" is on the own network or this machine and is not connected to. If it is the company’s server, an admin may add it to the setting "Servers of the own network that may be connected to"',
  field: 'issuer',
})
export const oddPort = refusal('odd_port', 422, {
  zh: '“{host}”的端口 {port} 不常用于此，默认不连接。确实如此，请管理员在设置“允许连接的内网服务器”里写上它',
  en: 'Port {port} of "{host}" is not one for this and is not connected to. If it is right, an admin may add the server to the setting "Servers of the own network that may be connected to"',
  field: 'issuer',
})
export const unknownHost = refusal('unknown_host', 422, {
  zh: '找不到服务器“{host}”，请检查拼写',
  en: 'There is no server "{host}"; check how it is spelt',
  field: 'issuer',
})
export const tooManyRedirects = refusal('too_many_redirects', 422, {
  zh: '“{host}”一再转到别处，已停止',
  en: '"{host}" leads on and on to other places; given up',
  field: 'issuer',
})
export const answerTooLarge = refusal('answer_too_large', 422, {
  zh: '“{host}”的回答超过 {limit} MB，已停止',
  en: 'What "{host}" answers is larger than {limit} MB; given up',
  field: 'issuer',
})
export const answerTooLate = refusal('answer_too_late', 422, {
  zh: '“{host}”{seconds} 秒内没有回答完，已停止',
  en: '"{host}" did not answer within {seconds} seconds; given up',
  field: 'issuer',
})
