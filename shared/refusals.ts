import { refusal } from './refusal.ts'

// The refusals of the machinery itself; the business's stand with its modules.

export const invalidInput = refusal('invalid_input', 400, {
  zh: '有 {count} 处填写有误，请按提示修改',
  en: 'To mend: {count}; see what stands beside each field',
})
export const unreadableBody = refusal('unreadable_body', 400, {
  zh: '请求内容读不懂，与它声明的格式不符',
  en: 'The request cannot be read as what it says it is',
})
export const notSignedIn = refusal('not_signed_in', 401, { zh: '请先登录', en: 'Please sign in first' })
export const notAllowed = refusal('not_allowed', 403, {
  zh: '您的角色无权进行此操作',
  en: 'Your role has no right to do this',
})
export const ownPasswordDemanded = refusal('own_password_demanded', 403, {
  zh: '您的密码是别人给的：请先换成自己的密码',
  en: 'Your password was given to you: first change it to one of your own',
})
export const factorDemanded = refusal('factor_demanded', 403, {
  zh: '公司要求登录时有第二道验证：请先设置好验证器或通行密钥',
  en: 'The company demands a second factor: set up an authenticator app or a passkey first',
})
export const readOnlyKey = refusal('read_only_key', 403, {
  zh: '这个密钥只能读取，不能修改',
  en: 'This key may read but not change anything',
})
export const crossSite = refusal('cross_site', 403, {
  zh: '请求不是从近客页面发出的，已拒绝',
  en: 'The request did not come from a Jinke page and was refused',
})
export const notFound = refusal('not_found', 404, {
  zh: '没有找到，或您无权查看',
  en: 'Not found, or not yours to see',
})
export const noSuchEndpoint = refusal('no_such_endpoint', 404, {
  zh: '没有这个地址，接口一览见 /api/docs',
  en: 'There is no such address; see /api/docs',
})
export const versionConflict = refusal('version_conflict', 412, {
  zh: '在您修改期间，别人已改动这条记录。请比较两边后再保存',
  en: 'Someone else changed this record meanwhile. Compare both sides, then save again',
})
export const tooLarge = refusal('too_large', 413, {
  zh: '内容太大，超过允许的上限',
  en: 'The content is larger than allowed',
})
export const wrongMediaType = refusal('wrong_media_type', 415, {
  zh: '不支持这种内容类型',
  en: 'This content type is not supported',
})
export const keyReused = refusal('idempotency_key_reused', 422, {
  zh: '同一个 Idempotency-Key 用在了不同的请求上',
  en: 'The same Idempotency-Key came with a different request',
})
export const tooBroad = refusal('too_broad', 422, {
  zh: '筛选范围太大，算得太久。请再加一个条件（负责人、阶段或状态）',
  en: 'This filter takes too long. Add one more condition (owner, stage or state)',
})
export const failed = refusal('internal_error', 500, {
  zh: '系统出了错，已记录（编号 {traceId}）。没有写入任何内容，请稍后再试',
  en: 'Something went wrong and was logged ({traceId}). Nothing was written; please try again',
})
export const databaseAway = refusal('database_away', 503, {
  zh: '数据库正在恢复，没有写入任何内容，请稍后再试',
  en: 'The database is coming back; nothing was written, please try again',
})
export const outcomeUnknown = refusal('outcome_unknown', 503, {
  zh: '保存时中断了，不能确定是否已保存。请稍后再试一次：同一次提交不会保存两次',
  en: 'Saving was interrupted, and it is not certain whether it was done. Try again: the same submission is never saved twice',
})
export const stopping = refusal('server_stopping', 503, {
  zh: '系统正在停止或重新启动，没有写入任何内容，请稍后再试',
  en: 'The server is stopping or starting anew; nothing was written, please try again',
})
export const diskFull = refusal('disk_full', 503, {
  zh: '服务器的磁盘已满，没有写入任何内容。请管理员腾出空间后再试',
  en: 'The server’s disk is full; nothing was written. An admin must free some space first',
})
export const tooBusy = refusal('too_busy', 503, {
  zh: '现在请求太多，没有处理这一个，请稍等几秒再试',
  en: 'Too much is asked at the moment and this was left undone; please try again in a few seconds',
})
export const tookTooLong = refusal('took_too_long', 503, {
  zh: '处理时间过长，已中止。请稍后再试',
  en: 'It took too long and was given up; please try again later',
})
export const tooManyAtOnce = refusal('too_many_at_once', 429, {
  zh: '您同时进行的操作太多，请等前面的完成后再试',
  en: 'You have too much under way at a time; wait until what came before is done',
})
export const brokenRequest = refusal('broken_request', 400, {
  zh: '请求不完整或格式不对',
  en: 'The request is incomplete or not written as HTTP',
})
export const staleCursor = refusal('stale_cursor', 400, {
  zh: '翻页位置无效，请从第一页重新开始',
  en: 'The cursor is not one of ours; start again from the first page',
  field: 'cursor',
})
export const toldOnce = refusal('told_once', 409, {
  zh: '已经办好了，内容不再重复显示。没看到密钥或密码就再生成一个，机密客户请打开查看',
  en: 'It was done already and is not shown again. If you missed a key or a password make another; open a secret customer to see it',
})
