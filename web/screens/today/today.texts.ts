import { texts } from '../../../shared/text.ts'

export const greetingTexts = texts({
  night: { zh: '夜深了，{name}', en: 'Up late, {name}' },
  morning: { zh: '早上好，{name}', en: 'Good morning, {name}' },
  noon: { zh: '中午好，{name}', en: 'Good day, {name}' },
  afternoon: { zh: '下午好，{name}', en: 'Good afternoon, {name}' },
  evening: { zh: '晚上好，{name}', en: 'Good evening, {name}' },
})

export const todayTexts = texts({
  title: { zh: '今日', en: 'Today' },
  dayOf: { zh: '{name} 的一天', en: '{name}’s day' },
  back: { zh: '回到团队', en: 'Back to the team' },
  mine: { zh: '我的', en: 'Mine' },
  team: { zh: '团队', en: 'Team' },
  list: { zh: '今天要联系的客户', en: 'Customers to touch today' },
  waiting: { zh: '今天有 {count} 位客户在等您。', en: '{count} to contact today.' },
  waitingLate: {
    zh: '今天有 {count} 位客户在等您，其中 {late} 位已经等得太久。',
    en: '{count} to contact today, {late} waiting too long already.',
  },
  waitingAll: {
    zh: '今天有 {count} 位客户在等您，都已经等得太久。',
    en: '{count} to contact today, all waiting too long already.',
  },
  theirs: { zh: '今天有 {count} 位客户在等，逾期 {late} 位。', en: '{count} to contact today, {late} overdue.' },
  none: { zh: '今天没有客户在等。', en: 'Nobody waits today.' },
  more: { zh: '还有 {count} 位', en: 'And {count} more' },
  moreThan: { zh: '还有 {count} 位以上', en: 'And more than {count} besides' },
  enough: { zh: '一天做好这 {count} 位就够了。', en: 'These {count} make a full day.' },
  fewer: { zh: '只看今天的 {count} 位', en: 'Only the {count} of today' },
  seenAt: {
    zh: '现在连不上，这是{when}看到的清单。照常记，联网后自动发出。',
    en: 'Not reachable now: this is the list as of {when}. Go on logging; it is sent once you are back.',
  },
  again: { zh: '再试', en: 'Try again' },
  stale: { zh: '没能更新清单：{why}', en: 'The list could not be refreshed: {why}' },
  keysHint: { zh: '快捷键', en: 'Keys' },
  keyMove: { zh: '上下', en: 'move' },
  keyLog: { zh: '记一笔', en: 'log' },
  keyArrange: { zh: '约时间', en: 'find a time' },
  keyCopy: { zh: '复制号码', en: 'copy number' },
  keyPostpone: { zh: '推迟', en: 'put off' },
  keySend: { zh: '记下并到下一位', en: 'log and go on' },
})

export const rowTexts = texts({
  ask: { zh: '可以问 ', en: 'Ask ' },
  log: { zh: '记一笔', en: 'Log' },
  call: { zh: '拨打', en: 'Call' },
  callWhom: { zh: '拨打 {name} {phone}', en: 'Call {name}, {phone}' },
  copy: { zh: '复制号码', en: 'Copy number' },
  copied: { zh: '已复制 {name} {phone}', en: 'Copied {name}, {phone}' },
  copyRefused: { zh: '浏览器不让复制，请手动选中', en: 'The browser refused; select it by hand' },
  noPhone: { zh: '没有号码', en: 'No number' },
  postpone: { zh: '推迟', en: 'Put off' },
  best: { zh: '宜{times}', en: 'best {times}' },
  worst: { zh: '避开：{times}', en: 'not: {times}' },
  done: { zh: '已记下', en: 'Logged' },
  kept: { zh: '已记，等待发出', en: 'Logged, waiting to be sent' },
  tried: { zh: '今天试过一次', en: 'tried once today' },
  never: { zh: '还没联系过', en: 'never touched' },
  ours: { zh: '{day}{channel}：', en: '{channel}, {day}: ' },
  theirs: { zh: '{day}对方{channel}：', en: '{channel} from them, {day}: ' },
  others: { zh: '{day}{name}{channel}：', en: '{channel} by {name}, {day}: ' },
  attempt: { zh: '没说上话', en: 'no contact' },
  owner: { zh: '{name}负责', en: '{name}’s' },
})

export const panelTexts = texts({
  history: { zh: '最近', en: 'Lately' },
  loading: { zh: '正在载入', en: 'Loading' },
  noHistory: { zh: '还没有跟进过。第一次，从自我介绍开始。', en: 'No touches yet. The first begins with who you are.' },
  historyOffline: { zh: '没有网络，看不到更早的记录。', en: 'Without a network earlier touches are out of reach.' },
  open: { zh: '打开客户页', en: 'Open the customer' },
  otherContacts: { zh: '另有 {count} 位联系人', en: 'other contacts: {count}' },
  mayNotLog: { zh: '您只能看，不能替他记。', en: 'You may look, but not log here.' },
})

export const doneTexts = texts({
  done: { zh: '今天的都办完了', en: 'All done for today' },
  praise1: {
    zh: '没有一位客户在等您。这样的一天，客户会记得。',
    en: 'Nobody waits for you. Customers remember days like this.',
  },
  praise2: { zh: '该联系的都联系了。喝口水，歇一歇。', en: 'Everyone has heard from you. Have some tea.' },
  praise3: { zh: '清单空了，承诺都兑现了。干得漂亮。', en: 'The list is empty and every word was kept. Well done.' },
  fresh: { zh: '本周还新接触了 {count} 位客户。', en: 'Newly reached this week: {count}.' },
  next: { zh: '接下来', en: 'Up next' },
  theirs: { zh: '{name} 今天没有客户在等', en: 'Nobody waits for {name} today' },
  theirsDetail: { zh: '要么都办完了，要么手上还没有客户。', en: 'All is done, or there are no customers yet.' },
  empty: { zh: '每天早上，这里会列出该联系谁', en: 'Every morning, whom to contact will stand here' },
  emptyDetail: {
    zh: '谁到期了、谁在等您、上次说了什么，都替您排好。先把客户放进来：从表格导入，或录入第一位。',
    en: 'Who is due, who waits for you, what was said last, in the right order. First bring your customers in: import a spreadsheet, or enter the first one.',
  },
  import: { zh: '导入表格', en: 'Import a spreadsheet' },
  create: { zh: '录入客户', en: 'Enter a customer' },
  claim: { zh: '去公海领客户', en: 'Claim from the pool' },
})
