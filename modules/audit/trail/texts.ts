import { type Text, texts } from '../../../shared/text.ts'
import type { Area } from '../rules/areas.ts'

// Every kind of act in words that follow a name: “陈晨 记下一次跟进”. By what they are about, in the order of the filter.

const signIns = texts({
  'people.signed_in': { zh: '登录', en: 'signed in' },
  'people.sign_in_refused': { zh: '登录被拒', en: 'was refused at sign-in' },
  'people.password_changed': { zh: '改了自己的密码', en: 'changed the own password' },
  'people.totp_added': { zh: '设置了验证器 App', en: 'set up an authenticator app' },
  'people.totp_removed': { zh: '停用了验证器 App', en: 'turned the authenticator app off' },
  'people.passkey_added': { zh: '添加了通行密钥', en: 'added a passkey' },
  'people.passkey_removed': { zh: '移除了通行密钥', en: 'removed a passkey' },
  'people.recovery_codes_made': { zh: '生成了恢复码', en: 'made recovery codes' },
  'people.recovery_code_used': { zh: '用了一个恢复码', en: 'used a recovery code' },
  'people.factors_removed': { zh: '撤掉了同事的第二道验证', en: 'took a colleague’s second factors off' },
  'people.sessions_ended': { zh: '让同事退出了所有设备', en: 'signed a colleague out everywhere' },
  'people.identity_linked': { zh: '绑定了外部账号', en: 'linked an account elsewhere' },
  'people.identity_unlinked': { zh: '解绑了外部账号', en: 'unlinked an account elsewhere' },
  'people.sign_in_provider_set': { zh: '改了外部账号登录', en: 'changed signing in by accounts elsewhere' },
})

const people = texts({
  'people.company_created': { zh: '建立了公司', en: 'created the company' },
  'people.added': { zh: '添加了同事', en: 'added a colleague' },
  'people.changed': { zh: '改了同事的资料或权限', en: 'changed a colleague’s record or rights' },
  'people.left': { zh: '把同事设为离职', en: 'marked a colleague as having left' },
  'people.password_reset': { zh: '重设了同事的密码', en: 'reset a colleague’s password' },
  'people.key_created': { zh: '建了接口密钥', en: 'made an API key' },
  'people.key_revoked': { zh: '作废了接口密钥', en: 'revoked an API key' },
  'people.team_added': { zh: '建了团队', en: 'made a team' },
  'people.team_changed': { zh: '改了团队', en: 'changed a team' },
})

const settings = texts({
  'backups.asked': { zh: '让近客立即备份', en: 'had a backup made' },
  'company.settings_changed': { zh: '改了设置', en: 'changed settings' },
  'pool.pools_changed': { zh: '改了公海的划分', en: 'changed the pools' },
  'lead_plan.changed': { zh: '改了线索计划', en: 'changed the plan of leads' },
  'score_target.set': { zh: '定了指标', en: 'set a target' },
  'score_target.carried': { zh: '沿用了上月的指标', en: 'carried last month’s targets on' },
  'product.added': { zh: '添加了产品', en: 'added a product' },
  'product.changed': { zh: '改了产品', en: 'changed a product' },
  'resource.changed': { zh: '改了会议室等资源', en: 'changed a room or other resource' },
  'service.changed': { zh: '改了服务项目', en: 'changed a service' },
})

const secrets = texts({
  'sight.record': { zh: '看了机密客户', en: 'saw a secret customer' },
  'sight.values': { zh: '看了保密的内容', en: 'saw sealed values' },
  'secrecy.undertaking_published': { zh: '发布了新版保密承诺', en: 'published a new undertaking' },
  'secrecy.undertaking_signed': { zh: '签了保密承诺', en: 'signed the undertaking' },
  'secrecy.named': { zh: '把同事加进机密名单', en: 'named a colleague for a secret customer' },
  'secrecy.removed': { zh: '把同事移出机密名单', en: 'took a colleague off the list of a secret customer' },
  'secrecy.hidden': { zh: '隐藏了客户', en: 'hid a customer' },
  'secrecy.shown': { zh: '不再隐藏客户', en: 'no longer hides a customer' },
})

const files = texts({
  'customer.exported': { zh: '导出了客户', en: 'exported customers' },
  'customer.taken_out': { zh: '导出的客户已写成文件', en: 'had exported customers written to a file' },
  'privacy.handed_over': { zh: '导出了一个人的全部信息', en: 'took out all that is kept of a person' },
  'audit.exported': { zh: '导出了审计记录', en: 'exported the audit trail' },
  'audit.taken_out': { zh: '导出的记录已写成文件', en: 'had exported acts written to a file' },
  'import.started': { zh: '开始导入', en: 'began an import' },
  'import.finished': { zh: '完成导入', en: 'finished an import' },
  'import.emptied': { zh: '清空了过期的导入文件', en: 'emptied imported files that had served their time' },
  'import.undone': { zh: '撤销了导入', en: 'undid an import' },
})

const customers = texts({
  'privacy.basis_noted': { zh: '记下个人信息的依据', en: 'wrote down the ground for personal information' },
  'customer.created': { zh: '新建了客户', en: 'created a customer' },
  'customer.changed': { zh: '改了客户资料', en: 'changed a customer' },
  'customer.field': { zh: '改了一项客户资料', en: 'changed a field of a customer' },
  'contact.added': { zh: '添加了联系人', en: 'added a contact' },
  'contact.changed': { zh: '改了联系人', en: 'changed a contact' },
  'contact.field': { zh: '改了一项联系人资料', en: 'changed a field of a contact' },
  'customer.tagged': { zh: '给客户加减标签', en: 'tagged customers' },
  'customer.archived': { zh: '归档了客户', en: 'archived a customer' },
  'customer.restored': { zh: '恢复了客户', en: 'restored a customer' },
  'customer.anonymised': { zh: '匿名化', en: 'made nameless' },
  'customer.merged': { zh: '合并了客户', en: 'merged customers' },
  'customer.merge_undone': { zh: '撤销了合并', en: 'undid a merge' },
  'customer.member_joined': { zh: '加人进营销工作组', en: 'brought a colleague into the working group' },
  'customer.member_left': { zh: '把人移出营销工作组', en: 'took a colleague out of the working group' },
  'duplicate.dismissed': { zh: '认定不是重复客户', en: 'said that two customers are not the same' },
  'pool.suspended': { zh: '挂起了客户', en: 'suspended a customer' },
  'pool.claimed': { zh: '从公海领取', en: 'claimed from the pool' },
  'pool.assigned': { zh: '分配了客户', en: 'assigned customers' },
  'pool.recalled': { zh: '收回了久未跟进的客户', en: 'recalled neglected customers' },
  'pool.handed_over': { zh: '交接了客户', en: 'handed customers over' },
  'importance.marked': { zh: '给重要度打分', en: 'marked a criterion of importance' },
})

const touches = texts({
  'touch.logged': { zh: '记下一次跟进', en: 'logged a touch' },
  'touch.corrected': { zh: '更正了跟进', en: 'corrected a touch' },
  'customer.postponed': { zh: '推后了跟进', en: 'put a touch off' },
  'step_in.raised': { zh: '请主管介入', en: 'called the manager in' },
  'step_in.decided': { zh: '主管介入有了决定', en: 'decided on a step-in' },
  'quota.missed': { zh: '新客户配额没有完成', en: 'missed the quota of new customers' },
  'portrait.answered': { zh: '写了客户画像', en: 'wrote into the portrait' },
  'portrait.confirmed': { zh: '确认了画像的内容', en: 'confirmed values of the portrait' },
  'portrait.withdrawn': { zh: '撤回了画像的内容', en: 'withdrew a value of the portrait' },
  'portrait.reviewed': { zh: '一起过了画像', en: 'went through the portrait together' },
  'trust.noted': { zh: '记下信任的一笔', en: 'noted an entry of trust' },
  'trust.withdrawn': { zh: '撤回信任的一笔', en: 'withdrew an entry of trust' },
  'share.noted': { zh: '记下我们的份额', en: 'noted our share' },
  'share.planned': { zh: '定了份额计划', en: 'planned our share' },
  'handover.planned': { zh: '定了关系交接计划', en: 'planned a handover of closeness' },
  'handover.changed': { zh: '改了关系交接计划', en: 'changed a handover of closeness' },
})

const deals = texts({
  'need.opened': { zh: '记下需求', en: 'wrote a need down' },
  'need.changed': { zh: '改了需求', en: 'changed a need' },
  'need.moved': { zh: '推进了需求', en: 'moved a need' },
  'need.diagnosed': { zh: '写了诊断', en: 'wrote a diagnosis' },
  'need.joined': { zh: '参与了需求', en: 'joined a need' },
  'need.left': { zh: '退出了需求', en: 'left a need' },
  'quote.drafted': { zh: '起草了报价', en: 'drafted a quote' },
  'quote.submitted': { zh: '提交了报价', en: 'submitted a quote' },
  'quote.approved': { zh: '批准了报价', en: 'approved a quote' },
  'quote.returned': { zh: '退回了报价', en: 'returned a quote' },
  'quote.sent': { zh: '发出了报价', en: 'sent a quote' },
  'quote.accepted': { zh: '客户接受了报价', en: 'noted that a quote was accepted' },
  'quote.refused': { zh: '客户拒绝了报价', en: 'noted that a quote was refused' },
  'order.submitted': { zh: '提交了订单', en: 'submitted an order' },
  'order.placed': { zh: '下了订单', en: 'placed an order' },
  'order.changed': { zh: '改了订单', en: 'changed an order' },
  'order.delivered': { zh: '记了交货', en: 'noted a delivery' },
  'order.paid': { zh: '记了收款', en: 'noted a payment' },
  'order.approved': { zh: '批准了订单', en: 'approved an order' },
  'order.completed': { zh: '订单完成', en: 'completed an order' },
  'order.cancelled': { zh: '取消了订单', en: 'cancelled an order' },
})

const mails = texts({
  'mail.arrived': { zh: '收到邮件', en: 'received a mail' },
  'mail.sent': { zh: '发出邮件', en: 'sent a mail' },
  'mail.failed': { zh: '邮件没有发出去', en: 'could not send a mail' },
  'mail.bounced': { zh: '邮件被退回', en: 'had a mail returned' },
  'mail.parted': { zh: '把邮件从客户移开', en: 'parted a mail from a customer' },
  'mailbox.changed': { zh: '改了邮箱连接', en: 'changed a mailbox' },
})

const meetings = texts({
  'appointment.moved': { zh: '推进了约见', en: 'moved an appointment on' },
  'calendars.moved_elsewhere': { zh: '在自己的日历里改了约见', en: 'moved an appointment in an own calendar' },
  'task.added': { zh: '添加了待办', en: 'added a task' },
  'task.settled': { zh: '办完或放下待办', en: 'settled a task' },
  'service.booked': { zh: '预约了服务', en: 'booked a service' },
  'asset.changed': { zh: '改了设备档案', en: 'changed an asset' },
  'reception.moved': { zh: '推进了接待', en: 'moved a reception on' },
  'return_call.made': { zh: '做了服务回访', en: 'made a return call' },
  'return_visit.moved': { zh: '推进了回访', en: 'moved a return visit on' },
  'care_plan.changed': { zh: '改了回访计划', en: 'changed a plan of return visits' },
  'occasion.changed': { zh: '改了纪念日', en: 'changed an occasion' },
  'care_choice.made': { zh: '记下是否愿意收到问候', en: 'noted whether greetings are welcome' },
  'greeting.moved': { zh: '推进了问候', en: 'moved a greeting on' },
  'gift.moved': { zh: '推进了礼品', en: 'moved a gift on' },
})

const trail = texts({
  'people.sign_ins_forgotten': { zh: '清掉了过期的登录记录', en: 'forgot sign-ins that were old enough' },
  'audit.pages_forgotten': { zh: '清掉了过期的打开记录', en: 'forgot who opened pages long ago' },
  'audit.alerted': { zh: '提醒：查看或导出异常地多', en: 'told of unusually much reading or export' },
  'audit.alert_seen': { zh: '看过了异常提醒', en: 'looked into an alert' },
  'trail.missing': { zh: '封存前已不在的记录', en: 'a fact that was gone before it was sealed' },
})

/** S4: what can have happened, by area; each kind of act stands in one. */
export const AREAS: Readonly<Record<Area, Readonly<Record<string, Text>>>> = {
  signIns,
  people,
  settings,
  secrets,
  files,
  customers,
  touches,
  deals,
  mails,
  meetings,
  trail,
}

export const kindWords: Readonly<Record<string, Text>> = Object.assign({}, ...Object.values(AREAS))
