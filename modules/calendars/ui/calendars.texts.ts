import { texts } from '../../../shared/text.ts'

export const weekdayTexts = texts({
  1: { zh: '周一', en: 'Mon' },
  2: { zh: '周二', en: 'Tue' },
  3: { zh: '周三', en: 'Wed' },
  4: { zh: '周四', en: 'Thu' },
  5: { zh: '周五', en: 'Fri' },
  6: { zh: '周六', en: 'Sat' },
  7: { zh: '周日', en: 'Sun' },
})

export const hoursTexts = texts({
  rests: { zh: '休息', en: 'Off' },
  from: { zh: '{day}从', en: '{day}, from' },
  to: { zh: '{day}到', en: '{day}, to' },
  add: { zh: '{day}再加一段', en: 'Another span on {day}' },
  remove: { zh: '去掉{day}的 {from}–{to}', en: 'Remove {from}–{to} on {day}' },
  title: { zh: '我的工作时间', en: 'My working hours' },
  lead: { zh: '约客户时只提议这些时间。', en: 'Times are proposed to customers within them only.' },
  company: { zh: '按公司的工作时间', en: 'The company’s hours' },
  own: { zh: '自己定', en: 'My own' },
  zone: { zh: '时区', en: 'Time zone' },
  companyZone: { zh: '跟公司一样（{zone}）', en: 'As the company ({zone})' },
  save: { zh: '保存', en: 'Save' },
  saved: { zh: '工作时间已保存', en: 'Working hours saved' },
})

export const absenceTexts = texts({
  title: { zh: '不在的日子', en: 'Days away' },
  lead: {
    zh: '请假、出差、培训的时候不给客户提议时间。原因只有您和主管看得到。',
    en: 'No times are proposed while you are on leave, travelling or in training. Only you and your managers see why.',
  },
  none: { zh: '今后没有登记不在的日子。', en: 'No days away ahead.' },
  add: { zh: '登记', en: 'Note days away' },
  kind: { zh: '原因', en: 'Why' },
  leave: { zh: '休假', en: 'Leave' },
  sick: { zh: '病假', en: 'Sick' },
  trip: { zh: '出差', en: 'Travelling' },
  training: { zh: '培训', en: 'Training' },
  other: { zh: '其他', en: 'Other' },
  first: { zh: '从哪天', en: 'From' },
  last: { zh: '到哪天', en: 'To' },
  fromTime: { zh: '从几点（整天不填）', en: 'From what time (empty: all day)' },
  untilTime: { zh: '到几点（整天不填）', en: 'Until what time (empty: all day)' },
  note: { zh: '备注（可不填）', en: 'Note (optional)' },
  save: { zh: '登记', en: 'Save' },
  withdraw: { zh: '撤销', en: 'Take back' },
  withdrawn: { zh: '已撤销', en: 'Taken back' },
  days: { zh: '{first} 至 {last}', en: '{first} to {last}' },
})

export const outerTexts = texts({
  title: { zh: '连接自己的日历', en: 'Your own calendar' },
  lead: {
    zh: '读进您的忙闲（不存标题），并把客户预约写进去。iCloud、QQ 邮箱、钉钉、飞书、Nextcloud 等支持 CalDAV 的都可以。',
    en: 'Busy times come in (without titles), appointments go out. Whatever speaks CalDAV: iCloud, Fastmail, Nextcloud, QQ Mail, DingTalk, Feishu.',
  },
  none: { zh: '还没有连接。', en: 'Not connected yet.' },
  add: { zh: '连接日历', en: 'Connect a calendar' },
  url: { zh: '服务器地址', en: 'Address of the server' },
  urlHint: { zh: '如 https://caldav.icloud.com、https://dav.qq.com', en: 'Such as https://caldav.icloud.com' },
  login: { zh: '用户名', en: 'User name' },
  password: { zh: '密码', en: 'Password' },
  passwordHint: {
    zh: '多半要在对方网站上生成一个“应用密码”。这里加密保存，不会再显示',
    en: 'Most services want a password made for apps. It is kept encrypted and never shown again',
  },
  test: { zh: '试一试', en: 'Try it' },
  works: { zh: '连得上，找到 {count} 个日历', en: 'It works: calendars found: {count}' },
  writeTo: { zh: '客户预约写进', en: 'Write appointments into' },
  nowhere: { zh: '不写，只读忙闲', en: 'None, read busy times only' },
  readOnly: { zh: '{name}（只读）', en: '{name} (read-only)' },
  connect: { zh: '连接', en: 'Connect' },
  connected: { zh: '日历已连接，正在读取', en: 'Connected; it is being read' },
  takesTime: { zh: '算作忙', en: 'Counts as busy' },
  new: { zh: '正在读取…', en: 'Being read…' },
  fine: { zh: '正常 · {when} 读过', en: 'Fine · read {when}' },
  partly: {
    zh: '有 {count} 条读不懂，没有算进忙闲 · {when} 读过',
    en: 'Events that could not be read: {count} · read {when}',
  },
  failed: { zh: '没有连上：{why}', en: 'Not connected: {why}' },
  files: { zh: '{count} 个日程', en: 'Events: {count}' },
  readNow: { zh: '现在读取', en: 'Read now' },
  reading: { zh: '正在读取，稍后刷新', en: 'Being read; look again in a moment' },
  newPassword: { zh: '换密码', en: 'New password' },
  remove: { zh: '断开', en: 'Disconnect' },
  removeTitle: { zh: '断开“{login}”？', en: 'Disconnect “{login}”?' },
  removeDetail: {
    zh: '密码和读到的忙闲会一并删除；已写进那边的预约留在那边。',
    en: 'The password and what was read are forgotten; appointments already written there stay there.',
  },
  save: { zh: '保存', en: 'Save' },
})

export const feedTextsUi = texts({
  title: { zh: '订阅我的预约', en: 'Subscribe to my appointments' },
  lead: {
    zh: '把链接加到手机或电脑日历的“订阅”里。有链接的人就能看，别转给别人。',
    en: 'Add the link to the subscriptions of your phone or computer. Whoever has it can read: keep it to yourself.',
  },
  none: { zh: '还没有链接。', en: 'There is no link yet.' },
  made: { zh: '{when} 生成', en: 'Made {when}' },
  seen: { zh: '{when} 被读取', en: 'last read {when}' },
  unseen: { zh: '还没被读取', en: 'not read yet' },
  make: { zh: '生成链接', en: 'Make a link' },
  again: { zh: '重新生成', en: 'Make another' },
  againHint: { zh: '重新生成后，旧链接立刻失效。', en: 'Another link ends this one at once.' },
  revoke: { zh: '停用', en: 'Revoke' },
  revoked: { zh: '链接已停用', en: 'The link is revoked' },
  shown: { zh: '链接只显示这一次，现在就复制', en: 'The link is shown only once: copy it now' },
  link: { zh: '链接', en: 'the link' },
})

export const ownDayTexts = texts({
  none: { zh: '没有', en: 'None' },
  count: { zh: '{count} 条', en: 'Entries: {count}' },
  add: { zh: '加一条', en: 'Add' },
  from: { zh: '从', en: 'From' },
  to: { zh: '到', en: 'To' },
  name: { zh: '名称，如：年会、厂休', en: 'Name: annual party, works holiday' },
  off: { zh: '放假', en: 'Off' },
  work: { zh: '上班', en: 'Work' },
  kind: { zh: '放假还是上班', en: 'Off or work' },
  remove: { zh: '去掉“{name}”', en: 'Remove “{name}”' },
})

export const yearTexts = texts({
  title: { zh: '{year} 年', en: '{year}' },
  workdays: { zh: '{count} 个工作日', en: 'Workdays: {count}' },
  unknown: {
    zh: '国家还没有公布这一年的放假安排，先只按星期几算。',
    en: 'This year’s public holidays are not published yet: only the days of the week count.',
  },
  holiday: { zh: '国家放假', en: 'Public holiday' },
  adjusted: { zh: '调休上班', en: 'Worked instead' },
  own: { zh: '公司自定', en: 'The company’s own' },
  rest: { zh: '周末', en: 'Weekend' },
  dayOff: { zh: '{day} {name}：放假', en: '{day} {name}: off' },
  dayWorked: { zh: '{day} {name}：上班', en: '{day} {name}: worked' },
})
