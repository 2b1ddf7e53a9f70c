import { texts } from '../../../shared/text.ts'

export const secrecyTexts = texts({
  title: { zh: '机密', en: 'Secrecy' },
  sealed: { zh: '机密客户', en: 'Sealed' },
  hidden: { zh: '隐藏客户', en: 'Hidden' },
  sealedText: {
    zh: '只有下面的人看得到内容，每次查看都有记录。其他人只知道有这位客户、该问谁。',
    en: 'Only the people below see what is in it, and each look is on record. Others learn that it exists and whom to ask.',
  },
  hiddenText: {
    zh: '只有下面的人知道有这位客户，每次查看都有记录。',
    en: 'Only the people below know that it exists, and each look is on record.',
  },
  openText: { zh: '对看得到它的同事公开。', en: 'Open to all who see it.' },
  byOffice: { zh: '负责的主管', en: 'Responsible manager' },
  knewIt: { zh: '设为机密时已经知情', en: 'Knew it when it was sealed' },
  asOwner: { zh: '负责人', en: 'Owner' },
  namedBy: { zh: '{name} 指定', en: 'Named by {name}' },
  unsigned: { zh: '还没签承诺，看不到', en: 'Has not signed, sees nothing' },
  name: { zh: '指定同事', en: 'Name a colleague' },
  colleague: { zh: '同事', en: 'Colleague' },
  add: { zh: '指定', en: 'Name' },
  cancel: { zh: '取消', en: 'Cancel' },
  remove: { zh: '把{name}移出名单', en: 'Take {name} off the list' },
  removed: { zh: '{name}不再看得到这位客户', en: '{name} no longer sees this customer' },
  named: { zh: '{name}已在名单上，签过承诺就能看', en: '{name} is on the list, and sees it once signed' },
  staysText: {
    zh: '公司不再把这个等级设为机密，这位客户仍然保密，等您决定是否公开。',
    en: 'The company no longer seals this tier. This customer stays sealed until you decide to open it.',
  },
  open: { zh: '公开', en: 'Open' },
  openTitle: { zh: '公开“{name}”', en: 'Open “{name}”' },
  openAsk: {
    zh: '公开后，看得到这个团队客户的同事都能看到它。',
    en: 'Colleagues who see the customers of its team will see it again.',
  },
  hide: { zh: '隐藏', en: 'Hide' },
  show: { zh: '取消隐藏', en: 'Stop hiding' },
  hideTitle: { zh: '隐藏“{name}”', en: 'Hide “{name}”' },
  hideText: {
    zh: '不在名单上的同事从此查不到它：列表、搜索、合计和导出里都没有。别人再录同名客户会照常成功，只有负责的主管看到提示。',
    en: 'Colleagues who are not named no longer find it: not in lists, searches, totals or exports. Entering the same name simply succeeds; only the responsible manager is shown the match.',
  },
  showTitle: { zh: '不再隐藏“{name}”', en: 'Stop hiding “{name}”' },
  showText: {
    zh: '同事又会知道有这位客户。等级属于机密的，内容仍然只给名单上的人看。',
    en: 'Colleagues learn of it again. If its tier is sealed, only those named see what is in it.',
  },
  anonymising: {
    zh: '有人依法要求匿名化时，先在这里指定一位总监或管理员，签过承诺就由他来做。',
    en: 'If somebody asks by right to be made nameless: name a director or an admin here first, who signs and then does it.',
  },
  review: { zh: '谁看过', en: 'Who looked' },
})

export const sealedTexts = texts({
  title: { zh: '这是机密客户', en: 'This customer is sealed' },
  ask: { zh: '需要了解的话，请找{names}。', en: 'If you need to know it, ask {names}.' },
  unsigned: { zh: '只差您签一份保密承诺', en: 'Only your signature is missing' },
  unsignedText: {
    zh: '您在这位客户的名单上。读过并签下保密承诺，就能看到它。',
    en: 'You are named for this customer. Read and sign the confidentiality undertaking to see it.',
  },
  sign: { zh: '去读保密承诺', en: 'Read the undertaking' },
  back: { zh: '回到客户', en: 'Back to the customers' },
  line: { zh: '另有 {count} 位机密客户', en: '{count} more customers are sealed' },
  lineMore: { zh: '另有 {count} 位以上机密客户', en: 'More than {count} others are sealed' },
  lineSign: { zh: '，其中 {count} 位只差您签承诺', en: '; {count} of them wait for your signature' },
  lead: {
    zh: '内容只给名单上的人看。需要了解时，请找旁边写的人。',
    en: 'Only those named see what is in them. Ask whoever stands beside each.',
  },
  owner: { zh: '{name} 负责', en: 'With {name}' },
  noOwner: { zh: '暂无负责人', en: 'No owner' },
  askShort: { zh: '请找 {names}', en: 'Ask {names}' },
  yours: { zh: '您在名单上', en: 'You are named' },
})
