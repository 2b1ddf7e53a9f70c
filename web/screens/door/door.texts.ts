import { texts } from '../../../shared/text.ts'

export const doorTexts = texts({
  promise: { zh: '让你离客户更近', en: 'Brings you closer to your customers' },
  sentence: {
    zh: '陌生人成为客户，至少要十二次有效跟进。近客每天早上告诉你：今天该联系谁、为什么、上次说了什么。',
    en: 'A stranger becomes a customer after at least twelve good conversations. Every morning Jinke tells you whom to contact, why, and what was said last.',
  },
  first: { zh: '先认识', en: 'Get to know each other' },
  third: { zh: '听懂需要', en: 'Understand the need' },
  sixth: { zh: '拿出办法', en: 'Show what solves it' },
  tenth: { zh: '请主管一起来', en: 'Bring the manager along' },
  twelfth: { zh: '成为客户', en: 'A customer' },
  language: { zh: '语言', en: 'Language' },
  chinese: { zh: '中文', en: '中文' },
  english: { zh: 'EN', en: 'EN' },
  demoTitle: { zh: '先随便看看', en: 'Just looking?' },
  demoLead: {
    zh: '一家包装印刷厂的演示公司：约 2000 位客户、一年的往来。与您的数据分开，随时可以整个丢掉。',
    en: 'A packaging printer as a demo company: some 2,000 customers and a year of touches. Apart from your own data, dropped whole at any time.',
  },
  demoStart: { zh: '准备演示公司', en: 'Prepare the demo' },
  demoBuilding: { zh: '正在准备演示公司，大约一分钟', en: 'Preparing the demo, about a minute' },
  demoEnter: { zh: '以谁的身份看看？', en: 'Look around as' },
  demoShow: { zh: '看看演示公司', en: 'Look at the demo company' },
})
