import { texts } from '../../../shared/text.ts'

export const outcomeTexts = texts({
  effective: { zh: '有效', en: 'Effective' },
  thin: { zh: '没说到实质', en: 'No substance' },
  noAnswer: { zh: '未接通', en: 'No answer' },
  notMet: { zh: '没见到', en: 'Not met' },
  sent: { zh: '已发，等回复', en: 'Sent, no reply yet' },
  missed: { zh: '没接到', en: 'Missed' },
})

/** T1 and T2 in plain language, below the choice. */
export const outcomeHints = texts({
  effective: {
    zh: '说到需求、人、计划或下一步，计入十二次。',
    en: 'Needs, people, plans or the next step were spoken of: it counts.',
  },
  effectiveAgain: {
    zh: '这一天已经计过一次，这次照记，不再计数。',
    en: 'That day has counted already: it is recorded, but does not count again.',
  },
  unreached: { zh: '记下这次尝试，不计入十二次。', en: 'Recorded as an attempt; it does not count.' },
  missed: { zh: '对方找过我们，等您回复。', en: 'They tried to reach us and wait for your answer.' },
  thin: {
    zh: '比如“在忙，四点再打”：记下，排好下一步，不计数。',
    en: 'As in “busy, ring at four”: note it and what comes next; it does not count.',
  },
})

export const touchTexts = texts({
  log: { zh: '记一笔', en: 'Log a touch' },
  channel: { zh: '怎么联系的', en: 'Channel' },
  moreChannels: { zh: '更多', en: 'More' },
  direction: { zh: '谁找谁', en: 'Who reached out' },
  out: { zh: '我们联系', en: 'By us' },
  in: { zh: '对方找来', en: 'By them' },
  outcome: { zh: '结果', en: 'Outcome' },
  said: { zh: '说了什么', en: 'What was said' },
  saidHint: { zh: '对方说了什么？需求、人、计划、下一步…', en: 'What did they say?' },
  sayOrChoose: { zh: '写一句，或点一下结果', en: 'Write a word, or choose the outcome' },
  saidHintSent: { zh: '发了什么？', en: 'What did you send?' },
  saidHintAttempt: { zh: '想说什么就写，也可以不写', en: 'A word about it, or none' },
  saidHintIn: { zh: '对方说了什么、要什么？', en: 'What did they say or ask for?' },
  next: { zh: '下次', en: 'Next' },
  nextStep: { zh: '下一步', en: 'Next step' },
  nextStepHint: { zh: '下一步做什么？例如：发正式报价', en: 'What will you do? For example: send the quote' },
  otherDay: { zh: '选日期', en: 'Pick a day' },
  tomorrow: { zh: '明天', en: '1 day' },
  inThreeDays: { zh: '3 天后', en: '3 days' },
  inAWeek: { zh: '一周后', en: '1 week' },
  inTwoWeeks: { zh: '两周后', en: '2 weeks' },
  when: { zh: '什么时候', en: 'When' },
  now: { zh: '刚刚', en: 'Just now' },
  day: { zh: '哪一天', en: 'Day' },
  time: { zh: '几点', en: 'Time' },
  timeHint: { zh: '不记得就空着，只记日期', en: 'Leave it empty where you do not remember' },
  dayBefore: { zh: '前天', en: 'Day before' },
  who: { zh: '和谁', en: 'With whom' },
  nobody: { zh: '没有联系人', en: 'No contact' },
  contacts: { zh: '对方', en: 'Their side' },
  colleagues: { zh: '一起去的同事', en: 'Colleagues who joined' },
  findColleague: { zh: '找同事', en: 'Find a colleague' },
  noColleague: { zh: '没有叫“{query}”的同事', en: 'No colleague named “{query}”' },
  noContacts: { zh: '还没有联系人，可以到客户页添加。', en: 'No contacts yet; add them on the customer’s page.' },
  and: { zh: '{name} 等 {count} 人', en: '{name} and {count} more' },
  withColleagues: { zh: '{who} · 同事 {count} 位', en: '{who} · {count} of us' },
  templates: { zh: '常用语', en: 'Phrases' },
  noTemplates: {
    zh: '常说的话存在这里，下次点一下就好。写好一句后再来存。',
    en: 'Keep what you often write here, and insert it with a tap. Write something first, then keep it.',
  },
  keepTemplate: { zh: '存下这句：“{text}”', en: 'Keep this: “{text}”' },
  forAll: { zh: '大家都能用', en: 'For everyone' },
  removeTemplate: { zh: '删掉这句', en: 'Remove this phrase' },
  kept: { zh: '已存为常用语', en: 'Kept as a phrase' },
  tooEarly: {
    zh: '太早：{days} 天前刚谈过，他们会觉得烦。',
    en: 'Too early: you spoke {days} d ago, and they will be annoyed.',
  },
  tooEarlyToday: {
    zh: '太早：今天刚谈过，他们会觉得烦。',
    en: 'Too early: you spoke today, and they will be annoyed.',
  },
  submitCounting: { zh: '记下第 {count} 次跟进', en: 'Log touch no. {count}' },
  submit: { zh: '记下来', en: 'Log it' },
  done: { zh: '已记下：{name}', en: 'Logged: {name}' },
  doneCounting: { zh: '已记下：{name} · 第 {count} 次', en: 'Logged: {name} · no. {count}' },
  keptOffline: { zh: '已存在本机，联网后自动发出：{name}', en: 'Kept on this device, sent once you are back: {name}' },
  keptAnyway: {
    zh: '服务器没有回应，已存在本机，会自动发出：{name}',
    en: 'The server did not answer; kept on this device and sent soon: {name}',
  },
  notDone: { zh: '{name} 没能记下：{why}', en: '{name} could not be logged: {why}' },
  goBack: { zh: '回去改', en: 'Mend it' },
  stillThere: { zh: '您写的都还在。', en: 'What you wrote is still there.' },
  takenBack: { zh: '已撤回：{name}', en: 'Taken back: {name}' },
})

export const anywhereTexts = texts({
  title: { zh: '记一笔', en: 'Log a touch' },
  find: { zh: '找客户：名称、电话、拼音首字母', en: 'Which customer? Name, phone, pinyin' },
  recent: { zh: '最近联系的', en: 'Lately touched' },
  found: { zh: '找到的客户', en: 'Customers found' },
  nothing: { zh: '没有找到“{query}”', en: 'Nothing found for “{query}”' },
  none: {
    zh: '您名下还没有客户。输入名称或电话查找，或先录入一位。',
    en: 'You hold no customers yet. Type a name or a number to find one, or create one first.',
  },
  other: { zh: '换一位', en: 'Another' },
  mayNot: {
    zh: '这位客户由 {owner} 负责，您不能替他记。',
    en: 'This customer is {owner}’s; you may not log for them.',
  },
  inPool: { zh: '这位客户还没有人负责，先领取再记。', en: 'Nobody holds this customer; claim it first.' },
})

export const correctTexts = texts({
  more: { zh: '更正或撤回', en: 'Correct or take back' },
  correct: { zh: '更正', en: 'Correct' },
  correctTitle: { zh: '更正这次跟进', en: 'Correct this touch' },
  correctLead: { zh: '原来的记录会留着，这一版代替它。', en: 'The old version is kept; this one takes its place.' },
  save: { zh: '更正', en: 'Correct' },
  corrected: { zh: '已更正', en: 'Corrected' },
  retract: { zh: '撤回', en: 'Take back' },
  retractTitle: { zh: '撤回这次跟进？', en: 'Take this touch back?' },
  retractDetail: {
    zh: '它不再计数，也不再出现在时间线上；记录本身仍留存备查。',
    en: 'It no longer counts or shows in the timeline; the record itself is kept.',
  },
  retracted: { zh: '已撤回', en: 'Taken back' },
})

export const momentTexts = texts({
  nth: { zh: '第 {count} 次', en: 'no. {count}' },
  theirs: { zh: '对方{channel}', en: '{channel} from them' },
  attempt: { zh: '没说上话', en: 'No contact' },
  next: { zh: '下一步：{step} · {day}', en: 'Next: {step} · {day}' },
  nextDay: { zh: '下次：{day}', en: 'Next: {day}' },
  nextStep: { zh: '下一步：{step}', en: 'Next: {step}' },
  corrected: { zh: '更正过', en: 'corrected' },
  asked: { zh: '请主管支持', en: 'asked for support' },
  bigOrder: { zh: '报来大单', en: 'reported a big order' },
  tenth: { zh: '第 {count} 次跟进，请主管介入', en: 'Touch no. {count}: the manager’s turn' },
  join: { zh: '主管决定一起跟', en: 'The manager joins' },
  go_on: { zh: '主管决定继续由负责人跟', en: 'The owner goes on' },
  reassign: { zh: '主管决定换人', en: 'Given to another' },
  suspend: { zh: '主管决定挂起', en: 'Rested' },
  lapsed: { zh: '已成交，不必介入', en: 'Ordered; no need any more' },
  waits: { zh: '等主管决定', en: 'waits for the manager' },
  postponed: { zh: '推迟到{day}', en: 'put off to {day}' },
})

export const postponeTexts = texts({
  title: { zh: '推迟', en: 'Put off' },
  lead: {
    zh: '只是今天的清单里先不列；跟进节奏照走，逾期照样提醒。',
    en: 'It only leaves today’s list for now; the cadence and its alarms go on.',
  },
  until: { zh: '推迟到', en: 'Until' },
  reason: { zh: '为什么', en: 'Why' },
  away: { zh: '对方出差', en: 'They are away' },
  awaiting: { zh: '等对方消息', en: 'Waiting for their word' },
  sample: { zh: '样品在路上', en: 'Samples on their way' },
  busy: { zh: '对方在忙，约了改天', en: 'They are busy; another day was agreed' },
  verb: { zh: '推迟', en: 'Put off' },
  done: { zh: '{name} 推迟到{day}', en: '{name} put off to {day}' },
  reasonNeeded: { zh: '写一句为什么', en: 'Say why, in a word' },
})

export const supportTexts = texts({
  ask: { zh: '请主管支持', en: 'Ask the manager in' },
  lead: {
    zh: '任何时候都可以请主管一起来。写清楚想请他做什么。',
    en: 'You may ask at any stage. Say what you would like the manager to do.',
  },
  verb: { zh: '请他来', en: 'Ask' },
  done: { zh: '已请主管支持：{name}', en: 'The manager was asked in: {name}' },
})
