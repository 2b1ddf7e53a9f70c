import { texts } from '../../../shared/text.ts'

export const stateWords = texts({
  proposed: { zh: '待定时间', en: 'No time yet' },
  booked: { zh: '已定', en: 'Booked' },
  held: { zh: '已进行', en: 'Held' },
  no_show: { zh: '对方没来', en: 'No-show' },
  cancelled: { zh: '已取消', en: 'Cancelled' },
  declined: { zh: '对方谢绝', en: 'Declined' },
})

export const waitingWords = texts({
  none_fits: { zh: '都不合适，等您答复', en: 'None fits: answer them' },
  countered: { zh: '对方想换时间', en: 'They ask for another time' },
  moved_elsewhere: { zh: '日历里改了', en: 'Moved in a calendar' },
  mail_answer: { zh: '对方在邮件里答复', en: 'They answered by mail' },
  called_off: { zh: '对方取消了', en: 'They called it off' },
  clashes: { zh: '接手后时间撞了', en: 'Meets something else of ours' },
  untold: { zh: '换了人，还没告诉客户', en: 'They do not know who comes' },
  unowned: { zh: '没人负责了', en: 'Nobody’s now' },
})

export const answerWords = texts({
  none: { zh: '还没答复', en: 'no answer yet' },
  accepted: { zh: '来', en: 'comes' },
  tentative: { zh: '可能来', en: 'may come' },
  declined: { zh: '不来', en: 'does not come' },
})

/** What came by mail (A6), in how it went. */
export const mailAnswerWords = texts({
  accepted: { zh: '答复：来', en: 'Answered: comes' },
  tentative: { zh: '答复：可能来', en: 'Answered: may come' },
  declined: { zh: '答复：不来', en: 'Answered: does not come' },
  older_declined: { zh: '对改之前的邀请答复：不来', en: 'Answered an earlier invitation: does not come' },
  unclear_accepted: { zh: '有人代为答复：来', en: 'Somebody else answered: comes' },
  unclear_tentative: { zh: '有人代为答复：可能来', en: 'Somebody else answered: may come' },
  unclear_declined: { zh: '有人代为答复：不来', en: 'Somebody else answered: does not come' },
  unclear_countered: { zh: '有人代为提议换时间', en: 'Somebody else asked for another time' },
})

export const moveWords = texts({
  proposed: { zh: '建了这次预约', en: 'Prepared it' },
  offered: { zh: '发出可选的时间', en: 'Offered times' },
  booked: { zh: '定在 {when}', en: 'Booked for {when}' },
  moved: { zh: '改到 {when}', en: 'Moved to {when}' },
  changed: { zh: '改了安排', en: 'Changed what it is about' },
  none_fits: { zh: '说都不合适', en: 'Said none fits' },
  declined: { zh: '谢绝了', en: 'Declined' },
  cancelled: { zh: '取消了', en: 'Cancelled' },
  no_show: { zh: '没有来', en: 'Did not come' },
  held: { zh: '见了面', en: 'It was held' },
  answered: { zh: '答复了邀请', en: 'Answered the invitation' },
  countered: { zh: '想改到 {when}', en: 'Asked for {when}' },
  moved_elsewhere: { zh: '在自己的日历里改到 {when}', en: 'Moved to {when} in an own calendar' },
  taken_out: { zh: '从自己的日历里删掉了', en: 'Took it out of an own calendar' },
  kept: { zh: '时间不变', en: 'Left it as it was' },
  handed_over: { zh: '随客户换了人', en: 'Went to another of us with the customer' },
  reopened: { zh: '又想约了', en: 'Wants to meet after all' },
  links_revoked: { zh: '收回了链接', en: 'Revoked the links' },
})

export const appointmentTexts = texts({
  ready: { zh: '{done}/{of}', en: '{done}/{of}' },
  readyTip: { zh: '准备了 {done} 项，共 {of} 项', en: '{done} of {of} prepared' },
  noTimeYet: { zh: '还没定时间', en: 'No time yet' },
  theirClock: { zh: '客户那边：{when}', en: 'On their clock: {when}' },
})

export const resourceKindWords = texts({
  room: { zh: '会议室', en: 'Room' },
  bay: { zh: '工位', en: 'Service bay' },
  vehicle: { zh: '车辆', en: 'Car' },
  equipment: { zh: '设备', en: 'Equipment' },
  other: { zh: '其他', en: 'Other' },
})

export const timesTexts = texts({
  best: { zh: '首选', en: 'Best' },
  allOf: { zh: '这些时间都：', en: 'All of these:' },
  own: { zh: '自己加的', en: 'Your own' },
  remove: { zh: '去掉 {when}', en: 'Remove {when}' },
  add: { zh: '加一个时间', en: 'Add a time' },
  addDo: { zh: '加上', en: 'Add' },
  addAnyway: { zh: '还是加上', en: 'Add anyway' },
  against: { zh: '不合适：{why}', en: 'Against it: {why}' },
  later: { zh: '看再往后的', en: 'Later ones' },
  sooner: { zh: '看最近的', en: 'The soonest' },
  none: {
    zh: '这段时间里没有两边都方便的。往后看，或自己加一个。',
    en: 'No time suits both sides in these days. Look further ahead, or add one of your own.',
  },
  leftOut: { zh: '没列出的：{why}', en: 'Left out: {why}' },
  times: { zh: '{text}（{count} 个）', en: '{text} ({count})' },
  learned: { zh: '习惯来自 {count} 次往来', en: 'Habits learned from {count} talks' },
  nothingLearned: { zh: '还没有往来可学习惯', en: 'No talks yet to learn habits from' },
  says: { zh: '{name}说', en: '{name} says' },
  saysBest: { zh: '方便：{times}', en: 'good: {times}' },
  saysWorst: { zh: '别在：{times}', en: 'not: {times}' },
  readAs: { zh: '读作：{times}。', en: 'Read as: {times}.' },
  unread: {
    zh: '没读懂、没用上：{words}，请您自己看。',
    en: 'Not understood and not used: {words}. Please mind it yourself.',
  },
  quoted: { zh: '“{words}”', en: '“{words}”' },
  offHours: { zh: '夜里、周末等下班时间没算', en: 'nights, weekends and other hours off not counted' },
  choose: { zh: '可选的时间', en: 'Times to choose from' },
  yours: { zh: '我方 {time}', en: 'our {time}' },
})

export const toldTexts = texts({
  offered: { zh: '时间发出去了', en: 'The times are out' },
  done: { zh: '办好了', en: 'Done' },
  sentTo: { zh: '已发邮件给 {names}', en: 'Mail went to {names}' },
  notSent: { zh: '{name}没发成：{why}', en: 'Not to {name}: {why}' },
  byHand: {
    zh: '没有发邮件。复制下面的话，发到微信或短信里；对方点开链接就能选，不用注册。',
    en: 'No mail was sent. Copy the words below into WeChat or a text message; they pick behind the link, without an account.',
  },
  also: { zh: '也可以复制下面的话，发到微信或短信里：', en: 'These words can also go into WeChat or a text message:' },
  copy: { zh: '复制文字和链接', en: 'Copy words and link' },
  copyPlain: { zh: '复制文字', en: 'Copy the words' },
  copied: { zh: '已复制，去微信或短信里粘贴', en: 'Copied: paste it into WeChat or a text message' },
  close: { zh: '好了', en: 'Done' },
  notOutside: {
    zh: '公司还没填对外网址，客户在外面可能打不开这个链接。请管理员在 设置 → 预约 里填上。',
    en: 'The company has not set its public address, so customers outside may not reach this link. An admin sets it in Settings → Appointments.',
  },
  message: { zh: '给客户的话', en: 'Words for the customer' },
})

export const ownWordsTexts = texts({
  gets: { zh: '客户会收到', en: 'What the customer gets' },
  edit: { zh: '改这些话', en: 'Edit the words' },
  look: { zh: '改好了，看看', en: 'Done, show it' },
  back: { zh: '用原来的话', en: 'Back to the words proposed' },
  subject: { zh: '主题', en: 'Subject' },
  text: { zh: '正文', en: 'Text' },
  marks: {
    zh: '【】里的发出时换成给每个人的链接或称呼，请留着；时间也别改，要改请重选。',
    en: 'What stands in 【】 becomes a link or name of each one’s own, so leave it in. Leave the times too: choose others above.',
  },
})
