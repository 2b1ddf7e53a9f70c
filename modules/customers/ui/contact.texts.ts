import { texts } from '../../../shared/text.ts'

export const contactTexts = texts({
  contacts: { zh: '联系人', en: 'Contacts' },
  contact: { zh: '联系人', en: 'Contact' },
  add: { zh: '添加联系人', en: 'Add a contact' },
  none: { zh: '还没有联系人。知道找谁，才谈得下去。', en: 'No contacts yet. Knowing whom to ask comes first.' },
  name: { zh: '姓名', en: 'Name' },
  job: { zh: '职务', en: 'Job' },
  main: { zh: '主要', en: 'Main' },
  makeMain: { zh: '设为主要联系人', en: 'Make the main contact' },
  left: { zh: '已离职', en: 'Left' },
  leftOn: { zh: '{day}离职', en: 'Left {day}' },
  markLeft: { zh: '已离职', en: 'Has left' },
  isBack: { zh: '又回来了', en: 'Is back' },
  edit: { zh: '修改', en: 'Edit' },
  more: { zh: '“{name}”的更多操作', en: 'More about “{name}”' },
  anonymise: { zh: '匿名化…', en: 'Anonymise…' },
  another: { zh: '再加一个{what}', en: 'Another: {what}' },
  birthday: { zh: '生日', en: 'Birthday' },
  sealed: { zh: '保密', en: 'Sealed' },
  sealedWhy: {
    zh: '已经记着，只有名单上签过保密承诺的人看得到，每次查看都有记录',
    en: 'On record, for those who are named and have signed the undertaking; each look is on record',
  },
  sealedKept: {
    zh: '已经记着一个，您看不到。不填就保持原样；填了就换成新的。',
    en: 'One is on record that you do not see. Left empty it stays; filled in it is replaced.',
  },
  month: { zh: '月', en: 'Month' },
  day: { zh: '日', en: 'Day' },
  year: { zh: '年份，可不填', en: 'Year, if known' },
  lunar: { zh: '农历', en: 'Lunar calendar' },
  solarDate: { zh: '{month}月{day}日', en: '{month}-{day}' },
  solarDateWithYear: { zh: '{year}年{month}月{day}日', en: '{year}-{month}-{day}' },
  lunarDate: { zh: '农历{month}{day}', en: 'lunar {month}-{day}' },
  lunarDateWithYear: { zh: '{year}年农历{month}{day}', en: '{year}, lunar {month}-{day}' },
  best: { zh: '方便', en: 'Best' },
  worst: { zh: '别打扰', en: 'Not' },
  bestTimes: { zh: '什么时候方便', en: 'Best times' },
  worstTimes: { zh: '什么时候别打扰', en: 'Times to avoid' },
  bestHint: { zh: '例如：周二、周四上午十点后', en: 'For example: Tuesdays after ten' },
  worstHint: { zh: '例如：月底对账、午休', en: 'For example: end of the month, noon' },
  remarks: { zh: '备注', en: 'Remarks' },
  cancel: { zh: '取消', en: 'Cancel' },
  save: { zh: '保存', en: 'Save' },
  saved: { zh: '已保存：{name}', en: 'Saved: {name}' },
  nameNeeded: { zh: '请写下姓名或称呼', en: 'A name, or how one calls them' },
  moreFields: { zh: '微信、邮箱、生日…', en: 'WeChat, e-mail, birthday…' },
  changedMeanwhile: {
    zh: '您修改期间，别人改过这位联系人。现在是：',
    en: 'Someone changed this contact meanwhile. It now is:',
  },
  saveMine: { zh: '用我的', en: 'Use mine' },
  takeTheirs: { zh: '用现在的', en: 'Take theirs' },
})

/** The months and days of the lunar calendar, as they are said. */
export const lunarTexts = texts({
  months: {
    zh: '正月 二月 三月 四月 五月 六月 七月 八月 九月 十月 冬月 腊月',
    en: '1 2 3 4 5 6 7 8 9 10 11 12',
  },
  days: {
    zh: '初一 初二 初三 初四 初五 初六 初七 初八 初九 初十 十一 十二 十三 十四 十五 十六 十七 十八 十九 二十 廿一 廿二 廿三 廿四 廿五 廿六 廿七 廿八 廿九 三十',
    en: '1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20 21 22 23 24 25 26 27 28 29 30',
  },
})
